import { causeKindNames, satisfactionNames, severityNames, validityNames } from '../../desk/contract.ts'
import { channelNames } from '../../matters/contract.ts'
import { clockNames, type Facet, NONE, repeatNames } from '../words.ts'

/** The words of the values that the program itself knows. */
const known: Readonly<Partial<Record<Facet, Readonly<Record<string, string>>>>> = {
  severity: severityNames,
  channel: channelNames,
  cause: causeKindNames,
  validity: validityNames,
  repeat: repeatNames,
  handled: clockNames,
  replied: clockNames,
  satisfaction: satisfactionNames,
}

/** What is said where a complaint has no value. */
const missing: Readonly<Partial<Record<Facet, string>>> = {
  building: '不属于楼栋',
  zone: '未划片区',
  cause: '未分析',
  department: '未指定',
  validity: '未认定',
  satisfaction: '未征询',
}

/** The name of a value of a facet; `given` where the data itself names it. */
export const nameOf = (facet: Facet | 'all', value: string, given: string | null = null): string => {
  if (facet === 'all') return '合计'
  if (value === NONE) return missing[facet] ?? '无'
  return given ?? known[facet]?.[value] ?? value
}
