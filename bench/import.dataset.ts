import { checkDigit } from '../src/kernel/identity-number.ts'
import { writeWorkbook } from '../src/platform/sheets/index.ts'

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
]
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红波辉鹏宇浩凯欣怡晨梓轩雨泽子涵佳思']

/** The name of the `n`th owner: some hundred thousand different ones, as a register of that size has. */
const nameOf = (n: number): string =>
  (SURNAMES[n % SURNAMES.length] ?? '') +
  (GIVEN[Math.floor(n / SURNAMES.length) % GIVEN.length] ?? '') +
  (GIVEN[Math.floor(n / SURNAMES.length / GIVEN.length) % GIVEN.length] ?? '')

const identityOf = (n: number): string => {
  const day = new Date(Date.UTC(1960, 0, 1) + (n % 15_000) * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
  const first17 = `440301${day}${String(Math.floor(n / 15_000) * 2 + 1).padStart(3, '0')}`
  return first17 + checkDigit(first17)
}

/** A register of houses and owners of so many rows as an office keeps it, every household with phone and identity number. */
export const registerOf = async (rows: number): Promise<Buffer> => {
  const columns = [
    '楼号',
    '单元',
    '房号',
    '楼层',
    '房屋类型',
    '户型',
    '建筑面积',
    '套内面积',
    '房屋状态',
    '业主姓名',
    '手机号',
    '身份证号',
  ]
  const workbook = await writeWorkbook([
    {
      name: '房屋业主',
      columns: columns.map((header) => ({ header, kind: header.endsWith('面积') ? 'decimal' : 'text' })),
      rows: (function* () {
        for (let n = 0; n < rows; n += 1) {
          const [building, rest] = [Math.floor(n / 200) + 1, n % 200]
          const [entrance, floor, door] = [Math.floor(rest / 100) + 1, Math.floor((rest % 100) / 4) + 1, (rest % 4) + 1]
          yield [
            ...[String(building), String(entrance), `${floor}0${door}`, String(floor), '住宅', '三室两厅'],
            ...[`${60 + (n % 90)}.35`, `${45 + (n % 90)}.12`, '已入住'],
            ...[nameOf(n), `13${String(800_000_000 + n).padStart(9, '0')}`, identityOf(n)],
          ]
        }
      })(),
    },
  ])
  return Buffer.from(workbook)
}
