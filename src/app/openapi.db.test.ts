import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Endpoint, endpoint } from '../kernel/endpoint.ts'
import { positiveFen } from '../kernel/money.ts'
import * as access from '../modules/access/contract.ts'
import * as estate from '../modules/estate/contract.ts'
import * as households from '../modules/households/contract.ts'
import * as matters from '../modules/matters/contract.ts'
import { slotsOf } from '../platform/app/define-module.ts'
import { createServer } from '../platform/http/server.ts'
import { useCase } from '../platform/http/use-case.ts'
import { testDatabase } from '../platform/testing/database.ts'
import { modules } from './modules.ts'
import { type TestCentre, type TestColleague, testCentre } from './testing/centre.ts'

type Json = Readonly<Record<string, unknown>>
interface Operation {
  readonly summary?: string
  readonly requestBody?: { readonly content: Record<string, { schema?: Json }> }
  readonly responses: Record<string, { readonly content?: Record<string, { schema?: Json }> }>
}
interface Document {
  readonly openapi: string
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

const db = testDatabase()
let centre: TestCentre
let manager: TestColleague
let houseId: string
let document: Document

beforeAll(async () => {
  centre = await testCentre(db.url)
  manager = await centre.colleague({ name: '吴经理', roles: ['manager', 'supervisor', 'clerk'] })
  houseId = await centre.house()
  document = (await centre.app.http.inject('/api/openapi.json')).json()
})
afterAll(() => centre.close())

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

/** Places that hold a schema which says nothing. */
const emptySchemasIn = (value: unknown, at = ''): string[] => {
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = `${at}/${key}`
    const holdsSchema = /\/(schema|items|additionalProperties|(properties|anyOf|oneOf|allOf)\/[^/]+)$/.test(here)
    const empty = isObject(inner) && Object.keys(inner).every((name) => name === 'description' || name === 'default')
    return [...(holdsSchema && empty ? [here] : []), ...emptySchemasIn(inner, here)]
  })
}

/** Amounts that say 分 without saying that they are 64 bits of integer. */
const looseMoneyIn = (value: unknown, at = ''): string[] => {
  if (!isObject(value)) return []
  const money = typeof value.description === 'string' && value.description.includes('单位：分')
  return [
    ...(money && !(value.type === 'integer' && value.format === 'int64') ? [at] : []),
    ...Object.entries(value).flatMap(([key, inner]) => looseMoneyIn(inner, `${at}/${key}`)),
  ]
}

const operationOf = (contract: Endpoint, from = document): Operation | undefined =>
  from.paths[contract.path]?.[contract.method.toLowerCase()]

const contracts = modules.flatMap(({ module }) => module.handlers.map((handler) => handler.contract))
const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, operation })),
  )

describe('The document of the interface', () => {
  it('is OpenAPI 3.1 and lists every endpoint of every module, and no other', () => {
    expect(document.openapi).toMatch(/^3\.1\./)
    const declared = contracts.map((contract) => `${contract.method} ${contract.path}`)
    expect(
      operations()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(declared.sort())
  })

  it('says of each in Chinese what it does', () => {
    const silent = operations().filter(({ operation }) => !/\p{Script=Han}/u.test(operation.summary ?? ''))
    expect(silent.map(({ name }) => name)).toEqual([])
  })

  it('says of each what it answers', () => {
    const silent = operations().filter(({ operation }) =>
      Object.values(operation.responses['200']?.content ?? {}).every(({ schema }) => schema === undefined),
    )
    expect(silent.map(({ name }) => name)).toEqual([])
  })

  it('holds no schema that says nothing', () => {
    expect(emptySchemasIn(document.paths)).toEqual([])
  })

  it('gives every amount as a 64-bit integer of fen', () => {
    expect(looseMoneyIn(document.paths)).toEqual([])
  })

  it('says which part of an upload is the file', () => {
    const uploads = contracts.filter((contract) => contract.upload)
    expect(uploads.length).toBeGreaterThan(0)
    for (const contract of uploads) {
      const schema = operationOf(contract)?.requestBody?.content['multipart/form-data']?.schema
      expect(schema).toMatchObject({ properties: { file: { type: 'string', format: 'binary' } } })
    }
  })
})

describe('What is looked for is seen (canaries)', () => {
  const pay = endpoint({
    method: 'POST',
    path: '/api/canary',
    right: 'public',
    summary: '缴费',
    body: z.strictObject({ amount: positiveFen, note: z.any(), total: z.number().meta({ description: '单位：分' }) }),
    output: z.object({ amount: positiveFen, rest: z.unknown() }),
  })

  it('an empty schema and an amount that is no integer are reported, the money codec is not', async () => {
    const handlers = [useCase(pay, async (_, { amount }) => ({ amount, rest: 1 }))]
    const server = await createServer({ version: 'test', handlers, runner: { slots: slotsOf([]) } as never })
    const planted: Document = (await server.inject('/api/openapi.json')).json()
    await server.close()
    expect(emptySchemasIn(planted.paths).map((at) => at.split('/').at(-1))).toEqual(['note', 'rest'])
    expect(looseMoneyIn(planted.paths).map((at) => at.split('/').at(-1))).toEqual(['total'])
    const schema = operationOf(pay, planted)?.responses['200']?.content?.['application/json']?.schema
    expect(schema).toMatchObject({ properties: { amount: { type: 'integer', format: 'int64', minimum: 1 } } })
  })
})

describe('Answers are what the document says', () => {
  const schemaOf = (contract: Endpoint) =>
    z.fromJSONSchema(operationOf(contract)?.responses['200']?.content?.['application/json']?.schema as never)

  it('for who is signed in, the card of a house, a search, the houses, a task and its matter', async () => {
    const { communityId } = centre
    const task = await centre.call(manager, matters.createTask, {
      communityId,
      title: '检查消防通道',
      to: { role: 'clerk' },
      dueOn: '2099-01-01',
    } as never)
    const answers = [
      [access.currentSession, await centre.call(manager, access.currentSession, {})],
      [access.listCommunities, await centre.call(manager, access.listCommunities, {})],
      [households.showCard, await centre.call(manager, households.showCard, { communityId, houseId } as never)],
      [households.search, await centre.call(manager, households.search, { communityId, q: '1-1-101' } as never)],
      [estate.listHouses, await centre.call(manager, estate.listHouses, { communityId } as never)],
      [matters.createTask, task],
      [matters.listMatters, await centre.call(manager, matters.listMatters, { communityId } as never)],
    ] as const
    for (const [contract, answer] of answers) {
      expect([contract.path, answer.status]).toEqual([contract.path, 200])
      const read = schemaOf(contract).safeParse(answer.body)
      expect([contract.path, read.error?.issues ?? []]).toEqual([contract.path, []])
    }
  })

  it('and an answer that lacks something is seen (canary)', () => {
    expect(schemaOf(matters.listMatters).safeParse({ rows: [{}] }).success).toBe(false)
  })
})

describe('Whoever watches over the server', () => {
  it('learns that it is alive, and that it is ready only with its database', async () => {
    expect((await centre.app.http.inject('/healthz')).json()).toEqual({ alive: true })
    expect((await centre.app.http.inject('/readyz')).json()).toEqual({ ready: true, version: expect.any(String) })
  })
})
