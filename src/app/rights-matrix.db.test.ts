import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { hostile } from '../kernel/clause.ts'
import { type Endpoint, scopeOf } from '../kernel/endpoint.ts'
import type { CommunityId, StaffId } from '../kernel/id.ts'
import { companyOnlyRoles, type Role, roles } from '../modules/access/contract.ts'
import { testCommunity, testStaff } from '../modules/access/testing/people.ts'
import { projectFolder } from '../platform/app/project-folder.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { modules } from './modules.ts'
import { type App, createApp } from './server.ts'
import { readRights, writeRights } from './testing/rights-table.ts'

/** What reviewers see is what is enforced: the committed table, and not the declarations, says what must happen. */
const committed = readFileSync(join(projectFolder(), 'docs/rights.md'), 'utf8')
const table = readRights(committed)
const nameOf = (c: Endpoint): string => `${c.method} ${c.path}`
const declared = modules.flatMap((row) => row.module.handlers.map((h) => h.contract))
/** An endpoint that the table does not name yet is reported once, by the test of the table. */
const contracts = declared.filter((c) => table.has(nameOf(c)))

const db = testDatabase()
let app: App
let home: CommunityId
let foreign: CommunityId
const people = new Map<Role | 'nobody', StaffId>()

beforeAll(async () => {
  app = await createApp({ url: db.url, requestsPerMinute: 1_000_000 })
  home = await testCommunity(app.database)
  foreign = await testCommunity(app.database)
  for (const role of roles) {
    const held = companyOnlyRoles.includes(role)
      ? { companyRoles: [role] }
      : { in: [{ communityId: home, roles: [role] }] }
    people.set(role, (await testStaff(app.database, held)).id)
  }
  people.set('nobody', (await testStaff(app.database)).id)
  const all = sessions()
  await app.database.maintenance.query(
    `insert into access.session (token_hash, staff_id, created_at, last_seen_at, expires_at)
     select t.hash, t.staff, now(), now(), now() + interval '1 hour' from unnest($1::text[], $2::uuid[]) t (hash, staff)`,
    [all.map((s) => createHash('sha256').update(s.token).digest('hex')), all.map((s) => s.staffId)],
  )
})
afterAll(() => app.close())

describe(`${hostile(32)} The table of rights`, () => {
  it('is the one that the modules declare', () => {
    expect(committed, 'run `npm run rights` and look at what changes').toBe(
      writeRights(modules.map((row) => row.module)),
    )
  })

  it('names every endpoint, and each is open to somebody', () => {
    expect([...table.keys()].sort()).toEqual(declared.map(nameOf).sort())
    expect([...table].filter(([, allowed]) => allowed.size === 0)).toEqual([])
  })
})

describe.each(contracts.map((c) => [nameOf(c), c] as const))(`${hostile(32)} %s`, (name, contract) => {
  const allowed = (role: Role): boolean => table.get(name)?.has(role) ?? false

  it('opens to the roles of the table in their own community, and to no other', async () => {
    const outcomes = await Promise.all(roles.map(async (role) => [role, await tried(contract, role, home)] as const))
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(roles.map((role) => [role, allowed(role) ? 'let in' : 'not allowed'])),
    )
  })

  it('asks a stranger to sign in', async () => {
    expect(await tried(contract, undefined, home)).toBe(contract.right === 'public' ? 'let in' : 'not signed in')
  })
})

const ofOneCommunity = contracts.filter((c) => scopeOf(c) === 'community')

describe(`${hostile(32)} A community in which one has no role`, () => {
  it.each(ofOneCommunity.map((c) => [nameOf(c), c] as const))('is not found: %s', async (name, contract) => {
    const outcomes = await Promise.all(roles.map(async (role) => [role, await tried(contract, role, foreign)] as const))
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(
        roles.map((role) => {
          if (!companyOnlyRoles.includes(role)) return [role, 'not found']
          return [role, table.get(name)?.has(role) ? 'let in' : 'not allowed']
        }),
      ),
    )
    expect(await tried(contract, 'nobody', home)).toBe('not found')
  })
})

/** One session for each person and endpoint: signing out must not end the one of another test. */
const tokenOf = (contract: Endpoint, person: Role | 'nobody'): string =>
  createHash('sha256')
    .update(`${person} ${nameOf(contract)}`)
    .digest('base64url')

const sessions = (): { token: string; staffId: StaffId }[] =>
  contracts.flatMap((c) => [...people].map(([person, staffId]) => ({ token: tokenOf(c, person), staffId })))

type Outcome = 'let in' | 'not allowed' | 'not found' | 'not signed in'

/**
 * Calls with ids that lead nowhere and an empty body: the right is checked before the input is, so whoever is let in
 * hears about the input or about a missing thing, and never of a fault.
 */
const tried = async (
  contract: Endpoint,
  person: Role | 'nobody' | undefined,
  communityId: CommunityId,
): Promise<Outcome> => {
  const answer = await app.http.inject({
    method: contract.method,
    url: pathOf(contract, communityId),
    headers: person ? { cookie: `liren-local=${tokenOf(contract, person)}` } : {},
    ...(contract.method === 'GET' ? {} : { payload: {} }),
  })
  const code = answer.statusCode === 200 ? '' : (answer.json() as { code: string }).code
  if (code === 'platform.not-allowed') return 'not allowed'
  if (code === 'platform.not-signed-in') return 'not signed in'
  if (code === 'platform.not-found' && !hasARoleIn(person, communityId)) return 'not found'
  expect([answer.statusCode, code], `${nameOf(contract)} as ${person}: ${answer.body}`).toSatisfy(isPastTheRight)
  return 'let in'
}

const hasARoleIn = (person: Role | 'nobody' | undefined, communityId: CommunityId): boolean => {
  if (person === undefined || person === 'nobody') return false
  return communityId === home || companyOnlyRoles.includes(person)
}

/** How often a person may take something out is asked after whether that person may at all. */
const isPastTheRight = ([status, code]: [number, string]): boolean =>
  code === 'platform.exports-too-often' ||
  status === 200 ||
  status === 400 ||
  status === 404 ||
  status === 409 ||
  status === 415 ||
  status === 422

const pathOf = (contract: Endpoint, communityId: CommunityId): string =>
  contract.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(name === 'communityId' ? communityId : sampleOf(contract, name)),
  )

/** Some value that the schema of a path parameter takes. */
const sampleOf = (contract: Endpoint, name: string): string => {
  const schema = contract.params?.shape[name] as z.ZodType & { options?: readonly string[] }
  const candidates = [
    ...(schema.options ?? []),
    'f0000000-0000-4000-8000-000000000000',
    '2026-04-01',
    '2026-04',
    '2026',
    '1',
    'a',
  ]
  const fits = candidates.find((candidate) => schema.safeParse(candidate).success)
  if (fits === undefined) throw new Error(`no sample fits {${name}} of ${nameOf(contract)}: add one here`)
  return fits
}
