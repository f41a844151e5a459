import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('imports', {
  'not-found': { status: 404, sentence: () => '没有找到这次导入，可能不在本小区。' },
  'nothing-recognised': {
    status: 422,
    sentence: (f: { sheets: string }) =>
      `文件里没有认得的登记表（${f.sheets}）。请在“列的对应”里说明每一列是什么，或对照模板检查表头。`,
  },
  'has-bad-rows': {
    status: 409,
    sentence: (f: { bad: number; offered: number }) =>
      `还有${[f.bad > 0 ? ` ${f.bad} 行有误` : '', f.offered > 0 ? ` ${f.offered} 行的修改建议未确认` : ''].filter(Boolean).join('、')}，没有导入。请改好后重新上传，或选择“只导入无误的行”。`,
  },
  'nothing-to-take': { status: 409, sentence: () => '没有要写入的行：资料都已在系统里，或都有误。' },
  'changed-meanwhile': {
    status: 409,
    sentence: (f: { rows: number }) =>
      `预览之后有 ${f.rows} 行的登记被别人改过，没有导入。已按最新情况重新判断，请再看一遍这些行。`,
  },
  cancelled: { status: 409, sentence: () => '已取消，没有写入任何资料。' },
  broken: { status: 409, sentence: () => '导入中途出错，没有写入任何资料。请再试一次；仍不行请联系管理员。' },
  'not-to-undo': {
    status: 409,
    sentence: (f: { what: readonly string[] }) =>
      `不能撤销：导入的资料后来又被用到了。${f.what.slice(0, 3).join('；')}${f.what.length > 3 ? ` 等 ${f.what.length} 处` : ''}。请先处理这些内容，再撤销。`,
  },
  'file-gone': { status: 409, sentence: () => '原文件已过保存期，不能再读。请重新上传。' },
})
