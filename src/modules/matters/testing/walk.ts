import type { MatterKind } from '../matter-kind.ts'
import type { TestAnswer, TestCentre } from './centre.ts'

interface Walk<State extends string, Action extends string> {
  readonly centre: Pick<TestCentre, 'query'>
  readonly kind: Pick<MatterKind<State, Action>, 'process'>
  /** Opens a matter of the kind that lies with whoever takes the steps; answers its id. */
  readonly open: () => Promise<string>
  /** Takes a step by its endpoint; `version` is the matter's own. */
  readonly take: Readonly<Record<Action, (matter: { id: string; version: number }) => Promise<TestAnswer>>>
  /** What a kind keeps beside the matter in a state, where a step needs it. */
  readonly prepare?: (id: string, state: State) => Promise<void>
}

/** For tests: takes every action in every state through the server. Answers what came of each, by `state action`. */
export const walked = async <State extends string, Action extends string>(
  o: Walk<State, Action>,
): Promise<Readonly<Record<string, string>>> => {
  const { process } = o.kind
  const outcomes: Record<string, string> = {}
  for (const state of process.states) {
    for (const action of process.actions) {
      const id = await o.open()
      await put(o.centre, { id, state, final: process.isFinal(state) })
      await o.prepare?.(id, state)
      const answer = await o.take[action]({ id, version: 2 })
      const [after] = await o.centre.query<{ state: string }>('select state from matters.matter where id = $1', [id])
      const refused = answer.status === 200 ? '' : `${answer.body.code}`
      outcomes[`${state} ${action}`] = refused === '' || after?.state !== state ? `${after?.state}${refused}` : refused
    }
  }
  return outcomes
}

/** What must come of the walk: the table's own next state, and a refusal everywhere else. */
export const permittedBy = <State extends string, Action extends string>({
  process,
}: Pick<MatterKind<State, Action>, 'process'>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    process.states.flatMap((state) =>
      process.actions.map((action) => [
        `${state} ${action}`,
        process.permits(state, action) ? process.next(state, action) : 'transition.not-permitted',
      ]),
    ),
  )

/** Puts a matter into a state as if it had come there by a step, so that the invariants go on holding. */
const put = async (
  centre: Pick<TestCentre, 'query'>,
  o: { id: string; state: string; final: boolean },
): Promise<void> => {
  await centre.query(
    `with moved as (
       update matters.matter set state = $2, version = 2,
         closed_at = case when $3 then opened_at end, due_at = case when $3 then 'infinity' else due_at end
       where id = $1 returning community_id, id, opened_at
     ), ended as (
       update matters.clock set ended_at = started_at where matter_id = $1 and $3 and met_at is null and ended_at is null
     )
     insert into matters.entry (community_id, matter_id, at, kind, to_state, matter_version)
     select community_id, id, opened_at, 'moved', $2, 2 from moved`,
    [o.id, o.state, o.final],
  )
}
