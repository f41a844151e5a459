const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹']
const GIVEN =
  '伟 芳 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 建国 建华 志强 海燕 晓东 文博 子涵 雨桐 思远 佳怡 欣妍 浩然 梓萱 宇轩'.split(
    ' ',
  )

/** Numbers that look drawn by lot but are the same at every first start. */
const lots = (seed: number) => {
  let state = seed
  return (most: number): number => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((state / 4_294_967_296) * most)
  }
}

const HEADER = [
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
  '业主类型',
]

/**
 * The register of a community as an office would keep it in Excel, as CSV: four high-rises of the second
 * phase (6 to 9), a row of villas and a street of shops, some empty, some let. It goes in through the same import as anybody's.
 */
export const demoRegister = (): string => {
  const draw = lots(20_261_123)
  const rows = [...highRises(draw), ...villas(draw), ...shops(draw)]
  return `\ufeff${[HEADER, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}

type Draw = (most: number) => number

const LAYOUTS = [
  { layout: '两室一厅', built: '76.42', usable: '61.90' },
  { layout: '三室两厅', built: '98.67', usable: '80.12' },
  { layout: '三室两厅', built: '112.30', usable: '91.85' },
  { layout: '四室两厅', built: '138.05', usable: '113.40' },
] as const

const highRises = (draw: Draw): string[][] =>
  [6, 7, 8, 9].flatMap((building) =>
    [1, 2].flatMap((entrance) =>
      Array.from({ length: 18 }, (_, at) => at + 1).flatMap((floor) =>
        LAYOUTS.map((kind, door) => {
          const number = `${floor}0${door + 1}`
          const place = [
            String(building),
            String(entrance),
            number,
            String(floor),
            '住宅',
            kind.layout,
            kind.built,
            kind.usable,
          ]
          return household(place, draw, { vacant: 12, unsold: building === 9 && floor > 14 })
        }),
      ),
    ),
  )

const villas = (draw: Draw): string[][] =>
  Array.from({ length: 12 }, (_, at) =>
    household(['别墅', '', String(at + 1), '1', '别墅', '独栋', '268.50', '231.20'], draw, {
      vacant: 25,
      unsold: false,
    }),
  )

const SHOPS = [
  '便民超市',
  '四季鲜果',
  '康泰药房',
  '老街面馆',
  '小天鹅洗衣',
  '启明教育',
  '锦绣理发',
  '安居房产',
] as const

const shops = (draw: Draw): string[][] =>
  SHOPS.map((name, at) => [
    '商业街',
    '0',
    `S${at + 1}`,
    '1',
    '商铺',
    '',
    `${42 + draw(60)}.80`,
    '',
    '已入住',
    `锦城${name}有限公司`,
    phone(draw),
    '业主',
  ])

const household = (place: string[], draw: Draw, o: { vacant: number; unsold: boolean }): string[] => {
  if (o.unsold) return [...place, '未售', '', '', '']
  const status = draw(100) < o.vacant ? '空置' : '已入住'
  const surname = SURNAMES[draw(SURNAMES.length)] as string
  const name = surname + GIVEN[draw(GIVEN.length)]
  const joint = draw(100) < 18 ? `、${SURNAMES[draw(SURNAMES.length)]}${GIVEN[draw(GIVEN.length)]}` : ''
  const phones = joint === '' ? phone(draw) : `${phone(draw)}/${phone(draw)}`
  return [...place, status, name + joint, phones, '业主']
}

const phone = (draw: Draw): string => `13${draw(10)}0000${String(draw(10_000)).padStart(4, '0')}`

const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
