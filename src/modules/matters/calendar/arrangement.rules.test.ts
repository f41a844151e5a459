import { getDayDetail } from 'chinese-days'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type BusinessDate, dateOf, dayOfWeek, yearMonthDay } from '../../../kernel/dates.ts'
import {
  type ArrangedDay,
  arrangedDayFault,
  compareDays,
  missingHolidays,
  readArrangement,
  writeArrangement,
} from './arrangement.rules.ts'

// The notices as the State Council published them (国办发明电); chinese-days knows what came of them.
const notices: Readonly<Record<number, string>> = {
  2026: `国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作，遇有重大突发事件，要按规定及时报告并妥善处置，确保人民群众祥和平安度过节日假期。
国务院办公厅
2025年11月4日`,
  2024: `一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  2023: `一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。`,
}

const faultsOf = (text: string, year = 2027) =>
  readArrangement(text, year).clauses.flatMap(({ fault, line }) => (fault ? [`${line} ${fault.reason}`] : []))
const daysOf = (text: string, year = 2027) => writeArrangement(readArrangement(text, year).days).split('\n')

describe('The notice of a year', () => {
  it.each(Object.keys(notices).map(Number))('%i is read to the days that the country then had', (year) => {
    const { days, clauses } = readArrangement(notices[year] ?? '', year)
    expect(clauses.filter(({ fault }) => fault?.wrong)).toEqual([])
    const arranged = new Map(days.map((one) => [one.day, one.workingDay]))
    const differing: string[] = []
    for (let day = dateOf(`${year}-01-01`); yearMonthDay(day).year === year; day = addDays(day, 1)) {
      const working = arranged.get(day) ?? dayOfWeek(day) <= 5
      if (working !== getDayDetail(day).work) differing.push(day)
    }
    expect(differing).toEqual([])
    expect(missingHolidays(days, year)).toEqual([])
  })

  it('leaves out what arranges nothing, and says of each such clause why', () => {
    expect(faultsOf(notices[2026] ?? '', 2026)).toEqual([
      '1 没有日期',
      '2 没有日期',
      '3 没有日期',
      '11 没有日期',
      '12 没有日期',
      '13 没有写明是休还是上班',
    ])
    expect(faultsOf(notices[2024] ?? '', 2024)).toEqual(['2 是建议，不是放假安排'])
  })

  it('of another year is not taken for this one', () => {
    const faults = readArrangement(notices[2026] ?? '', 2027).clauses.filter(({ fault }) => fault?.wrong)
    expect(faults[0]?.fault?.reason).toBe('写的是 2026 年，现在录的是 2027 年')
    expect(faults.length).toBeGreaterThan(8)
  })
})

describe('Lines as people write them', () => {
  it.each([
    ['2027-01-01 元旦 休', ['2027-01-01 元旦 休']],
    ['2027年1月1日至3日 元旦 放假', ['2027-01-01 元旦 休', '2027-01-02 元旦 休', '2027-01-03 元旦 休']],
    ['2027/1/1\t元旦\t放假', ['2027-01-01 元旦 休']],
    ['20270101,元旦节,休', ['2027-01-01 元旦 休']],
    ['１月１日　元旦　休', ['2027-01-01 元旦 休']],
    ['休 2027.1.1 元旦', ['2027-01-01 元旦 休']],
    ['1月1-3日 元旦 休', ['2027-01-01 元旦 休', '2027-01-02 元旦 休', '2027-01-03 元旦 休']],
    [
      '国庆：10月1日、2日休，10月9日（周六）补班',
      ['2027-10-01 国庆节 休', '2027-10-02 国庆节 休', '2027-10-09 国庆节调休 补班'],
    ],
    ['元旦：12月31日（周四）至1月2日（周六）放假', ['2026-12-31 元旦 休', '2027-01-01 元旦 休', '2027-01-02 元旦 休']],
    [
      '春节（2月6日至7日）放假\n2月14日（周日）上班',
      ['2027-02-06 春节 休', '2027-02-07 春节 休', '2027-02-14 春节调休 补班'],
    ],
  ])('%s', (text, days) => {
    expect(faultsOf(text)).toEqual([])
    expect(daysOf(text)).toEqual(days)
  })

  it.each([
    ['2027-02-30 春节 休', '没有“2027-02-30”这一天'],
    ['2月14日（周六）春节 上班', '2027年2月14日是周日，不是周六，请核对'],
    ['春节 2月15日 上班', '2027年2月15日是周一，本来就上班，请核对'],
    ['元旦：1月1日至3日放假，共4天', '写着共 4 天，日期却是 3 天'],
    ['2028-01-01 元旦 休', '2028年1月1日不属于 2027 年的安排'],
    ['2027-01-01 休', '没有写是什么节日'],
    ['2027-01-01 元旦', '没有写明是休还是上班'],
    ['元旦：1月1日休，1月2日', '后面的日期没有写明是休还是上班'],
    ['3日 元旦 休', '“3日”没有写是几月'],
    ['春节 2月12日至6日 休', '“6日”不晚于开始的日期'],
    ['暑假 7月1日至8月31日 休', '一次连着 62 天，太长了，请核对'],
    ['放假：元旦 1月1日，1月3日上班', '放假和上班混在一起，请分成两行写'],
    ['2027-01-02 元旦 休\n2027-01-02 元旦 上班', '2027年1月2日前面写的是休，这里相反'],
  ])('%s is named with its reason', (text, reason) => {
    expect(faultsOf(text).map((fault) => fault.replace(/^\d+ /, ''))).toEqual([reason])
  })
})

const anyYear = fc.integer({ min: 2005, max: 2150 })
const anyDays = fc
  .tuple(anyYear, fc.uniqueArray(fc.integer({ min: -31, max: 364 }), { maxLength: 60 }))
  .chain(([year, offsets]) =>
    fc.tuple(
      fc.constant(year),
      fc.tuple(...offsets.map((offset) => arrangedDay(addDays(dateOf(`${year}-01-01`), offset)))),
    ),
  )
const arrangedDay = (day: BusinessDate): fc.Arbitrary<ArrangedDay> =>
  fc
    .tuple(
      fc.constantFrom('元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆节', '国庆节、中秋', '三月三'),
      fc.boolean(),
    )
    .map(([name, working]) => {
      const workingDay = working && dayOfWeek(day) > 5
      return { day, workingDay, name: workingDay ? `${name}调休` : name }
    })

describe('For any arrangement', () => {
  it('what is written is read back to the same days', () => {
    fc.assert(
      fc.property(anyDays, ([year, days]) => {
        const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1))
        const read = readArrangement(writeArrangement(days), year)
        expect(read.days).toEqual(sorted)
        expect(read.clauses.filter(({ fault }) => fault)).toEqual([])
        expect(days.map((day) => arrangedDayFault(day, year)).filter(Boolean)).toEqual([])
      }),
      { numRuns: 200 },
    )
  })

  it('any text is read without a fault of the program, and every clause of it gave days or has its reason', () => {
    const scrap = fc.constantFrom(
      ...[
        '2027',
        '年',
        '1',
        '月',
        '31',
        '日',
        '至',
        '（',
        '周三',
        '）',
        '放假',
        '上班',
        '休',
        '春节',
        '调休',
        '，',
        '。',
        '\n',
        '-',
        '/',
        '共',
        '天',
        ' ',
        '鼓励',
        '补班',
      ],
    )
    const text = fc.oneof(
      fc.array(scrap, { maxLength: 40 }).map((parts) => parts.join('')),
      fc.string(),
    )
    fc.assert(
      fc.property(text, (given) => {
        const { clauses, days } = readArrangement(given, 2027)
        const kept = (of: string) => of.replace(/[^\p{L}\p{N}]/gu, '')
        expect(kept(clauses.map((clause) => clause.text).join(''))).toBe(kept(given))
        for (const { days: read, fault } of clauses) expect(read.length > 0).toBe(fault === null)
        expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
        expect(days.map((day) => arrangedDayFault(day, 2027)).filter(Boolean)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('what changes, laid upon what was, comes to what is given; the December before keeps what is not named', () => {
    fc.assert(
      fc.property(anyDays, anyDays, ([year, before], [otherYear, other]) => {
        const given = other.map((one) => {
          const offset = Math.round((Date.parse(one.day) - Date.parse(`${otherYear}-01-01`)) / 86_400_000)
          return { ...one, day: addDays(dateOf(`${year}-01-01`), offset) }
        })
        const now = new Map(before.map((one) => [one.day, one]))
        for (const { day, after } of compareDays({ year, before, given })) {
          if (after) now.set(day, after)
          else now.delete(day)
        }
        const kept = before.filter(({ day }) => day < `${year}-01-01` && !given.some((one) => one.day === day))
        expect(now).toEqual(new Map([...kept, ...given].map((one) => [one.day, one])))
      }),
      { numRuns: 200 },
    )
  })
})
