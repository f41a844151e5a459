import { type App, createApp } from '../../../app/server.ts'
import type { CallOf, Endpoint } from '../../../kernel/endpoint.ts'
import type { CommunityId, StaffId } from '../../../kernel/id.ts'
import { settleAccessNotes } from '../../../platform/audit/note-access.ts'
import { newKeyRing, parseKeyRing } from '../../../platform/secrets/key-ring.ts'
import { provideKeyRing } from '../../../platform/secrets/open-key-ring.ts'
import type { Role } from '../../access/contract.ts'
import { testCommunity, testSession, testStaff } from '../../access/testing/people.ts'

/** Somebody signed in to the test desk. */
export interface TestClerk {
  readonly id: StaffId
  readonly cookie: string
}

/** An answer of the server, read. */
export interface TestAnswer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back.
  readonly body: any
  /** Round trips to the database, as the server counted them. */
  readonly roundTrips: number
}

type Method = <const E extends Endpoint>(
  contract: E,
  input: Omit<CallOf<E>, 'communityId'> & { communityId?: CommunityId },
) => Promise<TestAnswer>

export interface TestDesk {
  readonly app: App
  readonly communityId: CommunityId
  readonly clerk: TestClerk
  person(roles: readonly Role[], where?: readonly CommunityId[]): Promise<TestClerk>
  anotherCommunity(name?: string): Promise<CommunityId>
  /** Calls by contract as somebody; the test's community unless another is named. */
  as(who: TestClerk): Method
  /** As a supervisor of the test's community; whatever is not 200 fails the test. */
  readonly ok: Method
  /** Runs SQL outside of row-level security. */
  query<R>(text: string, values?: unknown[]): Promise<R[]>
  close(): Promise<void>
}

/** For tests: a whole server on the test's own database, one community, one clerk and one supervisor. */
export const testDesk = async (url: string, clock = { offset: 0 }): Promise<TestDesk> => {
  provideKeyRing(parseKeyRing(newKeyRing()))
  const app = await createApp({ url, clock, requestsPerMinute: 1_000_000 })
  const communityId = await testCommunity(app.database)
  const person = async (roles: readonly Role[], where: readonly CommunityId[] = [communityId]): Promise<TestClerk> => {
    const { id } = await testStaff(app.database, { in: where.map((one) => ({ communityId: one, roles })) })
    return { id, ...(await testSession(app.database, id)) }
  }
  const as =
    (who: TestClerk): Method =>
    (contract, input) =>
      send(app, who, contract, { communityId, ...input })
  const clerk = await person(['clerk'])
  const supervisor = as(await person(['supervisor']))
  return {
    ...{ app, communityId, clerk, person, as },
    anotherCommunity: (name) => testCommunity(app.database, name === undefined ? {} : { name }),
    ok: async (contract, input) => {
      const answer = await supervisor(contract, input)
      if (answer.status !== 200) throw new Error(`${contract.summary}: ${answer.status} ${JSON.stringify(answer.body)}`)
      return answer
    },
    query: async <R>(text: string, values: unknown[] = []) =>
      (await app.database.maintenance.query(text, values)).rows as R[],
    close: async () => {
      await settleAccessNotes()
      await app.close()
    },
  }
}

const send = async (
  app: App,
  who: TestClerk,
  contract: Endpoint,
  input: Readonly<Record<string, unknown>>,
): Promise<TestAnswer> => {
  const left = new Map(Object.entries(input))
  const take = (name: string): string => {
    const value = left.get(name)
    left.delete(name)
    return encodeURIComponent(String(value))
  }
  const path = contract.path.replace(/\{(\w+)\}/g, (_, name: string) => take(name))
  const asked = Object.keys(contract.query?.shape ?? {}).filter((name) => left.get(name) !== undefined)
  const query = asked.map((name) => `${name}=${take(name)}`).join('&')
  const answer = await app.http.inject({
    method: contract.method,
    url: query === '' ? path : `${path}?${query}`,
    headers: { cookie: who.cookie },
    ...(contract.body ? { payload: Object.fromEntries(left) } : {}),
  })
  const roundTrips = Number(/"(\d+) round trips"/.exec(String(answer.headers['server-timing'] ?? ''))?.[1] ?? 0)
  return { status: answer.statusCode, body: answer.json(), roundTrips }
}
