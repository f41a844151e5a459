import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('access', {
  'sign-in-refused': {
    status: 401,
    sentence: () => '登录名或密码不正确。请检查大小写后重试，忘记密码请找系统管理员重置。',
  },
  'first-password-expired': { status: 401, sentence: () => '首次密码 7 天内有效，现已过期。请找系统管理员重置密码。' },
  'totp-needed': { status: 401, sentence: () => '请输入动态口令 App 上的 6 位数字。' },
  'too-many-attempts': {
    status: 429,
    sentence: (f: { seconds: number }) => `尝试次数过多，请 ${f.seconds} 秒后再试。`,
  },
  'insecure-connection': {
    status: 403,
    sentence: () => '当前连接未加密，不能登录。请在本机打开，或用 npm start -- --lan 提供的 https 地址。',
  },
  'wrong-password': { status: 422, sentence: () => '当前密码不正确，密码没有修改。' },
  'weak-password': { status: 422, sentence: (f: { reason: string }) => `新密码${f.reason}，请换一个。` },
  'wrong-totp': { status: 422, sentence: () => '动态口令不正确，请输入 App 上当前显示的 6 位数字。' },
  'community-code-taken': { status: 409, sentence: (f: { code: string }) => `小区代码 ${f.code} 已被使用，请换一个。` },
  'login-name-taken': {
    status: 409,
    sentence: (f: { loginName: string }) => `登录名 ${f.loginName} 已被使用，请换一个。`,
  },
  'changed-meanwhile': {
    status: 409,
    sentence: (_: { yours: unknown; theirs: unknown }) =>
      '您打开之后别人修改过这份资料。请对照两个版本再保存，您填的内容还在。',
  },
  'last-administrator': {
    status: 409,
    sentence: () => '这是最后一位系统管理员，不能停用或取消其管理员角色。请先指定另一位。',
  },
  'staff-not-found': { status: 404, sentence: () => '没有找到这位员工，请刷新员工名单后再试。' },
  'api-key-not-found': { status: 404, sentence: () => '没有找到这个接口密钥，请刷新后再试。' },
  'expiry-passed': { status: 422, sentence: () => '到期时间已经过去，请选一个将来的时间。' },
})
