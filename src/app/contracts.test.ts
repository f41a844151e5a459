import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { refuseClock } from '../kernel/clock-steps.ts'
import { scopeOf } from '../kernel/endpoint.ts'
import type { RefusalEntry } from '../kernel/refusal.ts'
import { refuseTransition } from '../kernel/transitions.ts'
import { refuse as platformRefuse } from '../platform/http/refusals.ts'
import { modules } from './modules.ts'

const handlers = modules.flatMap((row) => row.module.handlers)
const contracts = handlers.map((h) => h.contract)
const tables = [platformRefuse, refuseTransition, refuseClock, ...modules.flatMap((row) => row.module.refusals)]
const codes = new Map<string, RefusalEntry>(
  tables.flatMap((t) => Object.entries(t.table).map(([name, entry]) => [`${t.module}.${name}`, entry] as const)),
)

/** Stands for any fact: reads as text, number, list or object. */
const anyFact: unknown = new Proxy(() => '甲', {
  get: (_, key) => {
    if (key === Symbol.toPrimitive || key === 'toString') return () => '甲'
    if (key === Symbol.iterator) return [][Symbol.iterator]
    if (key === 'map' || key === 'filter' || key === 'slice') return () => ['甲']
    if (key === 'join') return () => '甲'
    if (key === 'length') return 1
    return anyFact
  },
})

describe('Every refusal', () => {
  it.each([...codes])('%s has a status and one Chinese sentence', (_, entry) => {
    expect([400, 401, 403, 404, 409, 413, 415, 422, 429, 503, 507]).toContain(entry.status)
    const sentence = entry.sentence(anyFact)
    expect(sentence).toMatch(/\p{Script=Han}{2}/u)
    expect(sentence).toMatch(/[。！？]$/)
    expect(sentence).not.toMatch(/undefined|\[object/)
  })

  it('that a contract names is declared', () => {
    const missing = contracts.flatMap((c) =>
      (c.refusals ?? []).filter((code) => !codes.has(code)).map((code) => `${c.method} ${c.path}: ${code}`),
    )
    expect(missing).toEqual([])
  })

  it('is declared once', () => {
    const all = tables.flatMap((t) => Object.keys(t.table).map((name) => `${t.module}.${name}`))
    expect(all.filter((code, i) => all.indexOf(code) !== i)).toEqual([])
  })
})

describe('Every endpoint', () => {
  it('is bound once', () => {
    const names = contracts.map((c) => `${c.method} ${c.path}`)
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })

  it('asks for a right that a module declares, or says that none is needed', () => {
    const rights = new Set(['public', 'signed-in', ...modules.flatMap((row) => Object.keys(row.module.rights))])
    expect(contracts.filter((c) => !rights.has(c.right)).map((c) => `${c.path}: ${c.right}`)).toEqual([])
  })

  it('refuses unknown keys in body and query', () => {
    const loose = contracts.filter((c) =>
      [c.body, c.query].some((s) => s && !(s._zod.def.catchall instanceof z.ZodNever)),
    )
    expect(loose.map((c) => `${c.method} ${c.path}`)).toEqual([])
  })

  it('names in its params what its path names, and no name twice in path, query and body', () => {
    const wrong = contracts.filter((c) => {
      const inPath = [...c.path.matchAll(/\{(\w+)\}/g)].map((m) => m[1])
      const named = [c.params, c.query, c.body].flatMap((s) => Object.keys(s?.shape ?? {}))
      return inPath.join() !== Object.keys(c.params?.shape ?? {}).join() || new Set(named).size !== named.length
    })
    expect(wrong.map((c) => `${c.method} ${c.path}`)).toEqual([])
  })

  it('writes only when it is not a GET', () => {
    expect(
      handlers.filter((h) => h.kind === 'write' && h.contract.method === 'GET').map((h) => h.contract.path),
    ).toEqual([])
  })

  it('reads across communities only where it is declared', () => {
    const company = contracts
      .filter((c) => scopeOf(c) === 'company' && !c.path.startsWith('/api/company/'))
      .map((c) => `${c.method} ${c.path}`)
    expect(company.sort()).toEqual(['GET /api/communities', 'GET /api/communities/export', 'GET /api/session'])
  })
})

describe('Modules', () => {
  it('need only modules that exist, in a graph without a cycle', () => {
    const needs = new Map(modules.map((row) => [row.module.id, row.needs]))
    const reach = (id: string, path: readonly string[]): string[] => {
      if (path.includes(id)) return [[...path, id].join(' → ')]
      const next = needs.get(id)
      if (!next) return [`${path.at(-1)} needs ${id}, which does not exist`]
      return next.flatMap((n) => reach(n, [...path, id]))
    }
    expect(modules.flatMap((row) => reach(row.module.id, []))).toEqual([])
  })
})
