import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { isSignature, pathOf } from './signature.rules.ts'
import { layOut, standardDesign, templateName } from './template.rules.ts'

const content = {
  title: '钥匙借用单',
  lines: [
    { label: '钥匙编号', value: '3-2-1501-1' },
    { label: '借用人', value: '张三' },
    { label: '用途', value: '看房' },
  ],
  columns: ['名称', '数量', '备注'],
  rows: [['大门钥匙', '2', '旧']],
  signatures: ['借用人', '经办人'],
  note: '请妥善保管。',
}

describe(`${clause('§7.6')} A template`, () => {
  it('that a sample amounts to prints a paper just as the program made it', () => {
    const made = layOut(content, standardDesign(content))
    expect(made).toEqual({ ...content, heading: '', footer: '' })
  })

  it('says which lines and columns are printed, in which order and under which names', () => {
    const standard = standardDesign(content)
    const [number, borrower, purpose] = standard.lines
    const [name, pieces, remark] = standard.columns
    if (!number || !borrower || !purpose || !name || !pieces || !remark) throw new Error('unreachable')
    const made = layOut(content, {
      ...standard,
      title: '钥匙领用单',
      heading: '锦绣物业',
      lines: [{ ...borrower, name: '领用人' }, { ...purpose, shown: false }, number],
      columns: [pieces, { ...name, name: '品名' }, { ...remark, shown: false }],
      note: '遗失照价赔偿。',
      signatures: ['领用人'],
      footer: '服务电话 0755-88880001',
    })
    expect(made).toMatchObject({
      title: '钥匙领用单',
      heading: '锦绣物业',
      lines: [
        { label: '领用人', value: '张三' },
        { label: '钥匙编号', value: '3-2-1501-1' },
      ],
      columns: ['数量', '品名'],
      rows: [['2', '大门钥匙']],
      note: '遗失照价赔偿。',
      signatures: ['领用人'],
      footer: '服务电话 0755-88880001',
    })
  })

  it('loses nothing that the program has learned to say since; a line that a paper lacks is left out', () => {
    const standard = standardDesign(content)
    const more = {
      ...content,
      lines: [{ label: '押金', value: '50 元' }, ...content.lines.slice(1)],
      columns: [],
      rows: [],
    }
    expect(layOut(more, standard).lines.map(({ label }) => label)).toEqual(['借用人', '用途', '押金'])
  })

  it('is named on the paper by its level and version', () => {
    expect(templateName({ level: 'community', number: 2 })).toBe('本小区样张第 2 版')
    expect(templateName({ level: 'company', number: 1 })).toBe('公司样张第 1 版')
    expect(templateName({ level: '', number: 0 })).toBe('')
  })
})

describe(`${clause('§7.6')} A signature`, () => {
  it('is more than a dot or a slip of the finger', () => {
    expect(isSignature([[10, 10]])).toBe(false)
    expect(isSignature([[10, 10, 12, 11, 13, 12, 12, 12, 11, 12, 10, 12, 10, 11, 10, 10]])).toBe(false)
    expect(
      isSignature([
        [100, 100, 150, 120, 200, 100, 250, 130, 300, 90],
        [120, 200, 180, 210, 240, 190],
      ]),
    ).toBe(true)
  })

  it('is drawn as a path of numbers, and a dot is seen too', () => {
    expect(
      pathOf([
        [1, 2, 3, 4, 5, 6],
        [7, 8],
      ]),
    ).toBe('M1 2L3 4L5 6M7 8L7 8')
  })
})
