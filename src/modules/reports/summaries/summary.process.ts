import { transitions } from '../../../kernel/transitions.ts'
import { matterKind } from '../../matters/contract.ts'

/** A week waits for its summary until it is signed; a further edition of a signed one is a paper, no step. */
export const summaryProcess = transitions(
  {
    due: { sign: 'signed', assign: 'due' },
    signed: {},
  },
  {
    subject: '投诉周报',
    start: 'due',
    states: { due: '待小结', signed: '已签发' },
    actions: { sign: '签发', assign: '转交' },
  },
)

/** Weekly summaries of complaints (§12.3.7): numbers `TZ20261123-0001`. */
export const summaryKind = matterKind({
  id: 'complaint-summary',
  name: '投诉周报',
  prefix: 'TZ',
  process: summaryProcess,
})
