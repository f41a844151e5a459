import { refusals } from '../../kernel/refusal.ts'

const megabytes = (bytes: number): string => `${Math.max(1, Math.round(bytes / 1024 / 1024))} MB`

/** Why a file is not read. Each sentence says what the person can do about it in Excel or WPS. */
export const refuse = refusals('sheets', {
  'file-too-large': {
    status: 413,
    sentence: (f: { bytes: number; most: number }) =>
      `文件有 ${megabytes(f.bytes)}，超过 ${megabytes(f.most)} 的上限。请拆成几个文件再导入。`,
  },
  empty: { status: 422, sentence: () => '文件是空的，请检查后重新选择。' },
  'old-excel': {
    status: 415,
    sentence: () => '这是旧版 Excel 文件（.xls）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后再导入。',
  },
  encrypted: { status: 415, sentence: () => '文件设了打开密码，无法读取。请先取消密码再导入。' },
  'web-page': {
    status: 415,
    sentence: () => '这个文件实际是网页，只是用了表格的扩展名。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
  },
  macros: { status: 415, sentence: () => '文件含有宏（.xlsm）。请另存为不含宏的“Excel 工作簿（.xlsx）”后再导入。' },
  'binary-workbook': { status: 415, sentence: () => '这是二进制工作簿（.xlsb）。请另存为 .xlsx 后再导入。' },
  'open-document': { status: 415, sentence: () => '这是 OpenDocument 表格（.ods）。请另存为 .xlsx 后再导入。' },
  'external-links': {
    status: 422,
    sentence: () => '文件引用了其他工作簿的数据。请在“数据 → 编辑链接”里断开链接，或复制后“粘贴为数值”，再导入。',
  },
  'not-a-table': { status: 415, sentence: () => '这不是可以识别的表格文件。请使用 .xlsx 或 .csv 文件。' },
  damaged: { status: 422, sentence: () => '文件已损坏或不完整，无法读取。请用 Excel 或 WPS 打开并另存后再试。' },
  'encoding-unknown': {
    status: 422,
    sentence: () => '无法识别文字编码。请用 Excel 另存为“CSV UTF-8”或 .xlsx 后再导入。',
  },
  'too-many-parts': {
    status: 413,
    sentence: (f: { entries: number; most: number }) =>
      `文件内部有 ${f.entries} 个部件，超过 ${f.most} 个的上限。请删去图片等内容，或把数据复制到新工作簿后再导入。`,
  },
  'unpacks-too-large': {
    status: 413,
    sentence: (f: { most: number }) =>
      `文件解压后超过 ${megabytes(f.most)}，或压缩比异常，为安全起见没有打开。请把需要的数据复制到新工作簿后再导入。`,
  },
  'too-many-sheets': {
    status: 413,
    sentence: (f: { sheets: number; most: number }) =>
      `文件有 ${f.sheets} 个工作表，超过 ${f.most} 个的上限。请只保留需要导入的表。`,
  },
  'too-many-rows': {
    status: 413,
    sentence: (f: { most: number }) => `数据超过 ${f.most} 行的上限。请拆成几个文件再导入。`,
  },
  'too-many-columns': {
    status: 413,
    sentence: (f: { sheet: string; row: number; column: number; most: number }) =>
      `工作表“${f.sheet}”第 ${f.row} 行用到了第 ${f.column} 列，超过 ${f.most} 列的上限。请删去多余的列再导入。`,
  },
  'cell-too-long': {
    status: 413,
    sentence: (f: { sheet: string; row: number; column: number }) =>
      `工作表“${f.sheet}”第 ${f.row} 行第 ${f.column} 列的文字过长。请缩短后再导入。`,
  },
  'too-much-text': { status: 413, sentence: () => '文件里的文字总量过大。请拆成几个文件再导入。' },
  'too-slow': {
    status: 422,
    sentence: () => '读取文件用时过长，已停止。请拆成几个文件，或把数据复制到新工作簿后再导入。',
  },
  'too-much-memory': { status: 413, sentence: () => '读取文件需要的内存过大，已停止。请拆成几个文件再导入。' },
  busy: { status: 503, sentence: () => '正在读取其他人上传的文件，请稍后再试。' },
})
