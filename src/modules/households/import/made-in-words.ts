import type { ImportedFile } from './contract.ts'

/** `新增房屋 2、业户 1；修改房屋 1` */
export const madeInWords = ({ made }: Pick<ImportedFile, 'made'>): string => {
  const of = (count: 'made' | 'changed') =>
    made.filter((one) => one[count] > 0).map((one) => `${one.name} ${one[count].toLocaleString('zh-CN')}`)
  const parts = [
    ['新增', of('made')],
    ['修改', of('changed')],
  ] as const
  const said = parts.filter(([, things]) => things.length > 0).map(([verb, things]) => `${verb}${things.join('、')}`)
  return said.length === 0 ? '没有改动任何台账' : said.join('；')
}
