import { refusals } from '../../kernel/refusal.ts'

/** What any call may answer, whatever the module. */
export const refuse = refusals('platform', {
  'not-signed-in': { status: 401, sentence: () => '请先登录。登录可能已过期或在别处退出。' },
  'not-allowed': {
    status: 403,
    sentence: (f: { right: string }) => `您没有“${f.right}”的权限，请联系主管或系统管理员开通。`,
  },
  'password-change-needed': { status: 403, sentence: () => '首次登录请先修改密码，再继续操作。' },
  'cross-site': { status: 403, sentence: () => '请求来自其他网站，已拒绝。请在里仁的页面里操作。' },
  'not-found': { status: 404, sentence: () => '没有找到，可能已删除，或不在您负责的小区。' },
  'invalid-input': { status: 422, sentence: () => '填写的内容有误，请按提示修改后再提交。' },
  'unreadable-body': { status: 400, sentence: () => '提交的内容无法识别，请刷新页面后重试。' },
  'too-large': { status: 413, sentence: () => '提交的内容太大，请缩小后重试。' },
  'file-too-large': {
    status: 413,
    sentence: (f: { megabytes: number }) => `文件超过 ${f.megabytes} MB，没有保存。请压缩或缩小后再添加。`,
  },
  'wrong-media-type': { status: 415, sentence: () => '不支持这种提交格式。' },
  'file-missing': { status: 422, sentence: () => '没有收到文件，请选择文件后再提交。' },
  'idempotency-key-needed': { status: 400, sentence: () => '缺少防重复标识，请刷新页面后重试。' },
  'idempotency-key-reused': {
    status: 422,
    sentence: () => '同一次提交的内容前后不一致，未做任何改动。请刷新页面后重新填写。',
  },
  busy: { status: 409, sentence: () => '同一内容正在处理中，请几秒后再看结果。' },
  conflict: { status: 409, sentence: () => '与现有记录冲突，未做任何改动。请刷新后再试。' },
  'too-many': { status: 429, sentence: () => '操作太频繁，请稍等一会儿再试。' },
  'exports-busy': {
    status: 503,
    sentence: () => '正在导出别的名单（每人同时一份，全系统三份），请稍等一会儿再导出。',
  },
  'exports-too-often': { status: 429, sentence: () => '十分钟内导出次数过多，请稍后再试。' },
  'export-too-long': {
    status: 413,
    sentence: (f: { count: number; most: number; format: string }) =>
      `共 ${f.count} 行，一份 ${f.format === 'csv' ? 'CSV' : 'Excel'} 文件最多 ${f.most} 行。请用筛选条件分几次导出${f.format === 'csv' ? '' : '，或改用 CSV 格式'}。`,
  },
  'database-away': {
    status: 503,
    sentence: () => '数据库暂时连不上，刚才的操作没有保存。请稍后用同一页面再提交一次，不会重复。',
  },
  'disk-full': { status: 507, sentence: () => '服务器磁盘已满，刚才的操作没有保存。请联系管理员清理磁盘。' },
})
