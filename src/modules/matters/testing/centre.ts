import { rm } from 'node:fs/promises'
import { type App, createApp } from '../../../app/server.ts'
import type { CallOf, Endpoint } from '../../../kernel/endpoint.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import { newFolder } from '../../../platform/testing/folder.ts'
import type { Role } from '../../access/contract.ts'
import { testCommunity, testSession, testStaff } from '../../access/testing/people.ts'

/** What must hold for matters at the end of a test of another module. */
export { invariants as invariantsOfMatters } from '../invariants.ts'

/** Somebody signed in to the test centre. */
export interface TestColleague {
  readonly id: StaffId
  readonly name: string
  readonly cookie: string
}

/** An answer of the server, read. */
export interface TestAnswer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back.
  readonly body: any
}

export interface TestCentre {
  readonly app: App
  readonly clock: { offset: number }
  /** Folder of the attachments. */
  readonly files: string
  readonly communityId: CommunityId
  colleague(o: { name: string; roles: readonly Role[]; communityId?: CommunityId }): Promise<TestColleague>
  house(o?: { spelling?: string; communityId?: CommunityId }): Promise<string>
  /** Calls by contract as a colleague; `key` is the idempotency key. */
  call<const E extends Endpoint>(
    who: TestColleague,
    contract: E,
    input: CallOf<E>,
    o?: { key?: string },
  ): Promise<TestAnswer>
  /** The same with a file. */
  upload<const E extends Endpoint>(
    who: TestColleague,
    contract: E,
    input: CallOf<E>,
    file: { readonly name: string; readonly bytes: Uint8Array },
  ): Promise<TestAnswer>
  /** Opens an address as a colleague, such as the link of a file. */
  open(who: TestColleague, address: string): Promise<{ status: number; headers: Headers; bytes: Buffer }>
  query<R>(text: string, values?: unknown[]): Promise<R[]>
  close(): Promise<void>
}

/** For tests: a whole server on the test's own database with one community. */
export const testCentre = async (url: string): Promise<TestCentre> => {
  const clock = { offset: 0 }
  const files = await newFolder()
  const app = await createApp({ url, files, clock, requestsPerMinute: 1_000_000 })
  const communityId = await testCommunity(app.database)
  const { maintenance } = app.database
  let houses = 0
  return {
    app,
    clock,
    files,
    communityId,
    colleague: async ({ name, roles, communityId: where }) => {
      const { id } = await testStaff(app.database, { name, in: [{ communityId: where ?? communityId, roles }] })
      return { id, name, ...(await testSession(app.database, id)) }
    },
    house: async (o = {}) => {
      houses += 1
      const spelling = o.spelling ?? `1-1-${100 + houses}`
      const [code, , number] = spelling.split('-')
      const where = o.communityId ?? communityId
      await maintenance.query(
        `insert into estate.building (community_id, code, sort_key) values ($1, $2, $2) on conflict do nothing`,
        [where, code],
      )
      const { rows } = await maintenance.query<{ id: string }>(
        `insert into estate.house (community_id, building_id, number, spelling, sort_key)
         select $1, id, $3, $4, $4 from estate.building where community_id = $1 and code = $2 returning id`,
        [where, code, number, spelling],
      )
      return rows[0]?.id ?? ''
    },
    call: async (who, contract, input, o = {}) => {
      const { url: path, body } = wireOf(contract, input as Record<string, unknown>)
      const answer = await app.http.inject({
        method: contract.method,
        url: path,
        headers: { cookie: who.cookie, ...(o.key ? { 'idempotency-key': o.key } : {}) },
        ...(body ? { payload: body } : {}),
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    upload: async (who, contract, input, file) => {
      const { url: path, body } = wireOf(contract, input as Record<string, unknown>)
      const form = new FormData()
      for (const [name, value] of Object.entries(body ?? {})) form.append(name, String(value))
      form.append('file', new Blob([file.bytes as Uint8Array<ArrayBuffer>]), file.name)
      const sent = new Response(form)
      const answer = await app.http.inject({
        method: contract.method,
        url: path,
        headers: { cookie: who.cookie, 'content-type': sent.headers.get('content-type') ?? '' },
        payload: Buffer.from(await sent.arrayBuffer()),
      })
      return { status: answer.statusCode, body: answer.json() }
    },
    open: async (who, address) => {
      const answer = await app.http.inject({ method: 'GET', url: address, headers: { cookie: who.cookie } })
      const headers = new Headers()
      for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value))
      return { status: answer.statusCode, headers, bytes: answer.rawPayload }
    },
    query: async <R>(text: string, values: unknown[] = []) => (await maintenance.query(text, values)).rows as R[],
    close: async () => {
      await app.close()
      await rm(files, { recursive: true, force: true })
    },
  }
}

const wireOf = (contract: Endpoint, input: Record<string, unknown>): { url: string; body: object | undefined } => {
  const left = new Map(Object.entries(input))
  const take = (name: string): string => {
    const value = left.get(name)
    left.delete(name)
    return encodeURIComponent(String(value))
  }
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => take(name))
  const asked = Object.keys(contract.query?.shape ?? {}).filter((name) => left.has(name))
  const query = asked.map((name) => `${name}=${take(name)}`).join('&')
  return {
    url: query === '' ? path : `${path}?${query}`,
    body: contract.body ? Object.fromEntries(left) : undefined,
  }
}
