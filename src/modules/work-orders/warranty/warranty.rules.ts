import {
  addMonths,
  addYears,
  type BusinessDate,
  dateFrom,
  daysInMonth,
  formatDate,
  yearMonthDay,
} from '../../../kernel/dates.ts'
import {
  type CountedFrom,
  type Liable,
  type Season,
  type Seasons,
  type Term,
  termText,
  type Warranty,
} from './words.ts'

/** What is known of the dates of a place; a house that was never handed over has begun no period for a buyer. */
export interface PlaceDates {
  /** 竣工验收合格. */
  readonly completedOn: BusinessDate | null
  /** 交付. */
  readonly deliveredOn: BusinessDate | null
  readonly undelivered: boolean
}

export interface PartOfBuilding {
  readonly code: string
  readonly name: string
  readonly term: Term
}

export interface WarrantyDecision {
  readonly warranty: Warranty
  /** The last day that is covered; null where it cannot be told. */
  readonly until: BusinessDate | null
  /** By part and dates, in a sentence. */
  readonly why: string
  readonly liable: Liable
}

/**
 * Whether the developer answers for a part today (§2.3; 建设工程质量管理条例 40, 商品房销售管理办法 33): counted from
 * the completion acceptance and, to the buyer, from the delivery; which of the two holds is the community's setting.
 */
export const decideWarranty = (o: {
  part: PartOfBuilding | null
  dates: PlaceDates
  countedFrom: CountedFrom
  seasons: Seasons
  today: BusinessDate
}): WarrantyDecision => {
  const { part, dates, today } = o
  if (part === null) return { warranty: 'none', until: null, why: '没有对应的保修部位', liable: 'centre' }
  const named = `${part.name}保修${termText(part.term)}`
  if (dates.undelivered) {
    return { warranty: 'covered', until: null, why: `房屋尚未交付，由开发商负责（${named}）`, liable: 'developer' }
  }
  const ends = startsOf(dates, o.countedFrom).map((start) => ({
    ...start,
    until: lastDayOf({ from: start.on, term: part.term, seasons: o.seasons }),
  }))
  const last = ends.reduce<(typeof ends)[number] | undefined>(
    (latest, one) => (latest && latest.until >= one.until ? latest : one),
    undefined,
  )
  if (last === undefined) {
    const missing = { later: '竣工和交付日期', completion: '竣工验收日期', delivery: '交付日期' }[o.countedFrom]
    return {
      warranty: 'unknown',
      until: null,
      why: `没有登记${missing}，不能判定（${named}）`,
      liable: 'undecided',
    }
  }
  const covered = today <= last.until
  const from = `从${last.word} ${formatDate(last.on)}起算`
  return {
    warranty: covered ? 'covered' : 'expired',
    until: last.until,
    why: `${named}，${from}，${covered ? '到' : '已于'} ${formatDate(last.until)}${covered ? '为止' : '届满'}`,
    liable: covered ? 'developer' : 'centre',
  }
}

/**
 * The last day of a term. Months and years end on the corresponding day, the end of a shorter month where there is
 * none (民法典 202). Seasons are whole ones: one that had begun before does not count.
 */
export const lastDayOf = (o: { from: BusinessDate; term: Term; seasons: Seasons }): BusinessDate => {
  const { from, term } = o
  switch (term.unit) {
    case 'month':
      return addMonths(from, term.amount)
    case 'year':
    case 'design-life':
      return addYears(from, term.amount)
    case 'heating-season':
      return lastDayOfSeason(from, { season: o.seasons.heating, amount: term.amount })
    case 'cooling-season':
      return lastDayOfSeason(from, { season: o.seasons.cooling, amount: term.amount })
  }
}

const lastDayOfSeason = (from: BusinessDate, o: { season: Season; amount: number }): BusinessDate => {
  const { year } = yearMonthDay(from)
  const first = dayIn(year, o.season.from) >= from ? year : year + 1
  const begins = dayIn(first + o.amount - 1, o.season.from)
  const endsSameYear = dayIn(first + o.amount - 1, o.season.until)
  return endsSameYear >= begins ? endsSameYear : dayIn(first + o.amount, o.season.until)
}

/** `02-29` is the 28th where the year has no such day. */
const dayIn = (year: number, monthDay: string): BusinessDate => {
  const month = Number(monthDay.slice(0, 2))
  return dateFrom({ year, month, day: Math.min(Number(monthDay.slice(3, 5)), daysInMonth(year, month)) })
}

const startsOf = (dates: PlaceDates, countedFrom: CountedFrom) => {
  const completion = dates.completedOn && { word: '竣工验收合格', on: dates.completedOn }
  const delivery = dates.deliveredOn && { word: '交付', on: dates.deliveredOn }
  const wanted = { later: [completion, delivery], completion: [completion], delivery: [delivery] }[countedFrom]
  return wanted.filter((one) => one !== null)
}
