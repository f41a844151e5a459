import { createContext, type ReactNode, useContext } from 'react'
import type { Right } from '../../kernel/endpoint.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'

/** A community as the signed-in person may enter it. */
export interface CommunityAccess {
  readonly id: CommunityId
  readonly code: string
  readonly name: string
  readonly roles: readonly string[]
  readonly rights: readonly string[]
}

/** The signed-in person; the answer of the session endpoint fits. */
export interface Person {
  readonly staffId: StaffId
  readonly name: string
  readonly loginName: string
  readonly mustChangePassword: boolean
  readonly hasTotp: boolean
  readonly companyRights: readonly string[]
  readonly communities: readonly CommunityAccess[]
}

export interface Session {
  readonly person: Person
  /** Reads rights and communities again, after something about them changed. */
  readonly reload: () => Promise<void>
  readonly signOut: () => Promise<void>
}

const SessionContext = createContext<Session | undefined>(undefined)
const CommunityContext = createContext<CommunityAccess | undefined>(undefined)

export const SessionProvider = ({ session, children }: { session: Session; children: ReactNode }) => (
  <SessionContext value={session}>{children}</SessionContext>
)

export const CommunityProvider = (props: { community: CommunityAccess | undefined; children: ReactNode }) => (
  <CommunityContext value={props.community}>{props.children}</CommunityContext>
)

export const useSession = (): Session => {
  const session = useContext(SessionContext)
  if (session === undefined) throw new Error('useSession needs a signed-in person above it')
  return session
}

/** The community on the screen. Pages under `/c/…` always have one. */
export const useCommunity = (): CommunityAccess => {
  const community = useContext(CommunityContext)
  if (community === undefined) throw new Error('useCommunity needs a page of a community')
  return community
}

/** The community on the screen, or none on company-wide pages. */
export const useCommunityIfAny = (): CommunityAccess | undefined => useContext(CommunityContext)

/** Whether the person holds a right, in the community on the screen or company-wide. */
export const useHolds = (): ((right: Right) => boolean) => {
  const { person } = useSession()
  const community = useCommunityIfAny()
  return (right) => holds(person, community, right)
}

/** Those of a list that the person may use here, in their order (50 unless told). */
export const useAllowed = <T extends { readonly right: Right; readonly order?: number }>(things: readonly T[]): T[] => {
  const may = useHolds()
  return things.filter((thing) => may(thing.right)).sort((a, b) => (a.order ?? 50) - (b.order ?? 50))
}

export const holds = (person: Person, community: CommunityAccess | undefined, right: Right): boolean =>
  right === 'public' ||
  right === 'signed-in' ||
  person.companyRights.includes(right) ||
  (community?.rights.includes(right) ?? false)
