import type { StaffId } from '../../kernel/id.ts'
import { refuse } from './refusals.ts'

interface Person {
  readonly staffId: StaffId
  readonly rights: ReadonlySet<string>
}

/** Whose view it is, and whether everybody in the community sees it. */
export interface Owned {
  readonly ownerId: StaffId
  readonly shared: boolean
}

export const mayShare = ({ rights }: Pick<Person, 'rights'>): boolean => rights.has('matters.share-views')

/** Refuses to touch a shared view, and to make one, to whoever may not share; a view of another person is not there at all. */
export const demandKeeper = (person: Person, view: Owned, becomes: Pick<Owned, 'shared'> = view): void => {
  if (!view.shared && view.ownerId !== person.staffId) throw refuse('no-such-view')
  if ((view.shared || becomes.shared) && !mayShare(person)) throw refuse('may-not-share-views')
}
