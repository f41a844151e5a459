import type { Scope } from '../../kernel/endpoint.ts'
import type { CommunityId, StaffId } from '../../kernel/id.ts'

/** What a request brings to say who it is from: the hash of a session token or of an API key, never the token itself. */
export interface Credential {
  readonly kind: 'session' | 'api-key'
  readonly hash: string
}

/** Who the credential belongs to, with the roles held where the call wants to go. */
export interface Caller {
  readonly kind: 'staff' | 'api-key'
  readonly staffId: StaffId
  readonly name: string
  readonly sessionId: string | null
  readonly mustChangePassword: boolean
  /** Roles in the community of the call; company-wide roles included. */
  readonly roles: readonly string[]
  /** For company-wide reads: the roles in each community. */
  readonly byCommunity: readonly { readonly communityId: CommunityId; readonly roles: readonly string[] }[]
  /** True when the session's last-seen mark is old enough to be renewed after the answer. */
  readonly stale: boolean
}

/** Given by the module that owns sign-in: the one query that tells who is asking and what time it is. */
export interface Identifier {
  query(on: { credential: Credential; scope: Scope; communityId: CommunityId | undefined }): {
    name: string
    text: string
    values: unknown[]
  }
  read(row: Readonly<Record<string, unknown>>): Caller | undefined
  /** Renews the session's last-seen mark, outside of the request's transaction. */
  touch(sessionId: string): Promise<void>
}
