import { type ActionOf, type StateOf, transitions } from '../../../kernel/transitions.ts'
import { clockRule, matterKind } from '../../matters/contract.ts'
import { type RequestKind, requestNames } from '../words.ts'

/** One short process in the words of each kind: it waits, it may be handed on, it is settled. */
const shortProcess = (subject: string, words: { waiting: string; settle: string; settled: string }) =>
  transitions(
    {
      open: { settle: 'settled', assign: 'open', cancel: 'cancelled' },
      settled: {},
      cancelled: {},
    },
    {
      subject,
      start: 'open',
      states: { open: words.waiting, settled: words.settled, cancelled: '已撤销' },
      actions: { settle: words.settle, assign: '转办', cancel: '撤销' },
    },
  )

const answered = { waiting: '待答复', settle: '答复', settled: '已答复' }

const enquiry = shortProcess(requestNames.enquiry, answered)
const help = shortProcess(requestNames.help, { waiting: '待处理', settle: '办结', settled: '已办结' })
const suggestion = shortProcess(requestNames.suggestion, answered)
const praise = shortProcess(requestNames.praise, { waiting: '待转达', settle: '转达', settled: '已转达' })

export type RequestState = StateOf<typeof enquiry>
export type RequestAction = ActionOf<typeof enquiry>

/** §11.3: enquiries and requests for help; §13.4: suggestions; and what residents thank for. */
export const requestKinds = {
  enquiry: matterKind({ id: 'enquiry', name: requestNames.enquiry, prefix: 'ZX', process: enquiry }),
  help: matterKind({ id: 'help', name: requestNames.help, prefix: 'QZ', process: help }),
  suggestion: matterKind({ id: 'suggestion', name: requestNames.suggestion, prefix: 'JY', process: suggestion }),
  praise: matterKind({ id: 'praise', name: requestNames.praise, prefix: 'BY', process: praise }),
} as const satisfies Record<RequestKind, unknown>

const hours = (n: number) => ({ kind: 'natural-time', minutes: n * 60 }) as const

/** How soon each is settled; none is fixed by a clause. */
export const requestClocks = {
  enquiry: clockRule({ id: 'enquiry.answered', name: '咨询答复时限', counts: '登记 → 答复', target: hours(24) }),
  help: clockRule({ id: 'help.settled', name: '求助办结时限', counts: '登记 → 办结', target: hours(2) }),
  suggestion: clockRule({ id: 'suggestion.answered', name: '建议答复时限', counts: '登记 → 答复', target: hours(72) }),
  praise: clockRule({ id: 'praise.passed-on', name: '表扬转达时限', counts: '登记 → 转达', target: hours(72) }),
} as const
