import { dayOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'
import type { Assignee } from '../../matters/contract.ts'

/** What a person types of a notice. */
export interface NoticeTyped {
  readonly wrong: string
  readonly demand?: string
  readonly to: Assignee
  readonly deadline: string
}

/** Days until the deadline that the form proposes. */
const USUAL_DAYS = 3

/** `2026-03-31`: the deadline that a new notice proposes. */
export const usualDeadline = (): string => dayOf(new Date(serverNow().getTime() + USUAL_DAYS * 86_400_000))
