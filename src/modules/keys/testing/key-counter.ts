import { expect } from 'vitest'
import { type TestAnswer, type TestCentre, type TestColleague, testCentre } from '../../../app/testing/centre.ts'
import type { CommunityId } from '../../../kernel/id.ts'
import * as contract from '../contract.ts'
import type { KeyAction, KeyState } from '../key.process.ts'
import type { KeyKind } from '../words.ts'

/** For tests: a service centre with a clerk, a supervisor, a cabinet, a house and its owner. */
export interface KeyCounter extends TestCentre {
  readonly clerk: TestColleague
  readonly supervisor: TestColleague
  readonly technician: TestColleague
  readonly cabinetId: contract.CabinetId
  readonly houseId: string
  readonly partyId: string
  /** Does a step and wants it done. */
  do(action: KeyAction, keyId: contract.KeyId, body?: object, who?: TestColleague): Promise<contract.Key>
  /** Tries a step. */
  try(action: KeyAction, keyId: contract.KeyId, body?: object, who?: TestColleague): Promise<TestAnswer>
  receive(o?: { number?: string; kind?: KeyKind; houseId?: string | null }): Promise<contract.Key>
  /** A key that hangs in the cabinet. */
  hung(o?: { number?: string; kind?: KeyKind; houseId?: string | null }): Promise<contract.Key>
  /** A key that went through its life up to this state. */
  keyIn(state: KeyState): Promise<contract.Key>
  show(keyId: contract.KeyId, who?: TestColleague): Promise<contract.KeyDetail>
  party(name: string, communityId?: CommunityId): Promise<string>
  inHours(hours: number): string
}

const contracts = {
  check: contract.checkKey,
  test: contract.testKey,
  'fail-test': contract.testKey,
  store: contract.storeKey,
  move: contract.moveKey,
  lend: contract.lendKey,
  return: contract.returnKey,
  lose: contract.loseKey,
  find: contract.findKey,
  replace: contract.replaceKey,
  'hand-over': contract.handOverKey,
  entrust: contract.entrustKey,
  'end-entrustment': contract.endEntrustment,
} as const satisfies Record<KeyAction, unknown>

export const keyCounter = async (url: string): Promise<KeyCounter> => {
  const centre = await testCentre(url)
  const { communityId } = centre
  const clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
  const supervisor = await centre.colleague({ name: '周主管', roles: ['supervisor'] })
  const technician = await centre.colleague({ name: '李师傅', roles: ['technician'] })
  const houseId = await centre.house({ spelling: '3-2-1501' })
  const party = async (name: string, where = communityId) => {
    const made = await centre.query<{ id: string }>(
      `insert into households.party (community_id, kind, name, created_at) values ($1, 'person', $2, now()) returning id`,
      [where, name],
    )
    return made[0]?.id ?? ''
  }
  const partyId = await party('张三')
  const cabinet = await centre.call(clerk, contract.createCabinet, { communityId, name: '前台钥匙柜', hooks: 5000 })
  expect(cabinet.status, JSON.stringify(cabinet.body)).toBe(200)
  const cabinetId = cabinet.body.id as contract.CabinetId
  const inHours = (hours: number) => new Date(Date.now() + centre.clock.offset + hours * 3_600_000).toISOString()
  let made = 0
  const bodyOf = (action: KeyAction): object => {
    made += 1
    const bodies: Partial<Record<KeyAction, object>> = {
      test: { works: true },
      'fail-test': { works: false, note: '插不进去' },
      store: { cabinetId, hook: made },
      move: { cabinetId, hook: made },
      lend: { borrowerKind: 'staff', borrowerStaffId: technician.id, purpose: '维修', dueAt: inHours(2) },
      lose: { note: '在地库掉了' },
      replace: { number: `X-${made}`, note: '换了锁芯' },
      'hand-over': { receiver: '张三' },
      entrust: { partyId, letterNumber: `WT-${made}`, purpose: '代看房' },
      'end-entrustment': { reason: '业主取回' },
    }
    return bodies[action] ?? {}
  }
  const attempt: KeyCounter['try'] = (action, keyId, body, who = clerk) =>
    centre.call(who, contracts[action], { communityId, keyId, ...bodyOf(action), ...body } as never)
  const done: KeyCounter['do'] = async (action, keyId, body, who) => {
    const answer = await attempt(action, keyId, body, who)
    expect(answer.status, `${action}: ${JSON.stringify(answer.body)}`).toBe(200)
    return answer.body
  }
  const receive: KeyCounter['receive'] = async (o = {}) => {
    made += 1
    const answer = await centre.call(clerk, contract.receiveKeys, {
      communityId,
      numbers: [o.number ?? `K-${made}`],
      kind: o.kind ?? 'vacant',
      houseId: o.houseId === undefined ? houseId : o.houseId,
    })
    expect(answer.status, JSON.stringify(answer.body)).toBe(200)
    return answer.body.keys[0]
  }
  const hung: KeyCounter['hung'] = async (o) => {
    const key = await receive(o)
    await done('check', key.id)
    await done('test', key.id)
    return done('store', key.id)
  }
  const ways: Readonly<Record<KeyState, readonly KeyAction[]>> = {
    received: ['check', 'test'],
    stored: ['check', 'test', 'store'],
    lent: ['check', 'test', 'store', 'lend'],
    lost: ['check', 'test', 'store', 'lose'],
    replaced: ['check', 'test', 'store', 'lose', 'replace'],
    'handed-over': ['check', 'test', 'store', 'hand-over'],
  }
  return {
    ...centre,
    ...{ clerk, supervisor, technician, cabinetId, houseId, partyId },
    ...{ do: done, try: attempt, receive, hung, party, inHours },
    keyIn: async (state) => {
      const key = await receive()
      for (const action of ways[state]) await done(action, key.id)
      const { keys } = (await centre.call(clerk, contract.listKeys, { communityId, q: key.number })).body
      return keys.find((one: contract.Key) => one.id === key.id)
    },
    show: async (keyId, who = clerk) => {
      const answer = await centre.call(who, contract.showKey, { communityId, keyId })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body
    },
  }
}
