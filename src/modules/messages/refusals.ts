import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('messages', {
  'not-found': { status: 404, sentence: () => '没有找到这条消息，可能不在本小区。' },
  'channel-not-found': { status: 404, sentence: () => '没有找到这个消息通道，可能不在本小区。' },
  'channel-name-taken': {
    status: 409,
    sentence: (f: { name: string }) => `已有名为“${f.name}”的消息通道，请换一个名称。`,
  },
  'channel-changed': {
    status: 409,
    sentence: (_: { yours: unknown; theirs: unknown }) =>
      '您打开之后别人修改过这个消息通道。请对照两个版本再保存，您填的内容还在。',
  },
  'channel-inactive': {
    status: 409,
    sentence: (f: { name: string }) => `消息通道“${f.name}”已停用，请先启用再发送。`,
  },
  'address-refused': {
    status: 422,
    sentence: (f: { kind: string; like: string }) =>
      `这不是${f.kind}的 Webhook 地址。请在群设置里复制机器人的地址，形如 ${f.like}。`,
  },
  'recipients-missing': { status: 422, sentence: () => '电子邮件通道要填写至少一个收件人。' },
  'not-failed': {
    status: 409,
    sentence: (f: { state: string }) => `这条消息现在是“${f.state}”，只有没有发出去的消息才能重新发送。`,
  },
  'colleague-unknown': { status: 404, sentence: () => '没有找到这位同事，可能不在本小区工作。' },
  'accounts-changed': {
    status: 409,
    sentence: (_: { yours: unknown; theirs: unknown }) =>
      '您打开之后别人修改过这位同事的提醒账号。请对照两个版本再保存，您填的内容还在。',
  },
  'mail-server-changed': {
    status: 409,
    sentence: (_: { yours: unknown; theirs: unknown }) =>
      '您打开之后别人修改过邮件服务器。请对照两个版本再保存，您填的内容还在。',
  },
  'mail-server-refused': {
    status: 422,
    sentence: () =>
      '不能使用这个邮件服务器：请填写邮件服务商的地址和发信端口（25、465、587、994、2525），不能是本机地址。确需其它端口，请服务器管理员在 LIREN_OUTBOUND_HOSTS 里放行。',
  },
})
