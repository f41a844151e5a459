import { describe, expect, it } from 'vitest'
import { Problem } from '../shared/problem.ts'
import { type NewRecord, type OutboxRecord, type Outcome, offlineQueue, outcomeOf } from './offline-queue.ts'

const inMemory = () => {
  const kept = new Map<string, OutboxRecord>()
  return {
    kept,
    all: async () => [...kept.values()],
    put: async (record: OutboxRecord) => void kept.set(record.id, record),
    remove: async (id: string) => void kept.delete(id),
  }
}

const record = (id: string, more: Partial<NewRecord> = {}): NewRecord => ({
  id,
  staffId: 'li',
  call: 'POST /api/communities/{communityId}/rounds',
  input: { id, communityId: 'lh' },
  title: `巡查 ${id}`,
  ...more,
})

const phone = (answers: (sent: OutboxRecord) => Outcome) => {
  const storage = inMemory()
  const sent: string[] = []
  const clock = { ms: Date.parse('2026-03-07T01:00:00Z') }
  const queue = offlineQueue({
    storage,
    now: () => clock.ms,
    send: async (one) => {
      sent.push(one.id)
      return answers(one)
    },
  })
  const states = async () => (await queue.list('li')).map(({ id, state }) => `${id} ${state}`)
  return { queue, storage, sent, clock, states }
}

describe('records made without signal', () => {
  it('keeps a record before anything is sent', async () => {
    const { queue, storage, sent } = phone(() => ({ kind: 'later' }))
    await queue.add(record('a'))
    expect(storage.kept.get('a')?.state).toBe('waiting')
    expect(sent).toEqual([])
  })

  it('sends it once when the signal is back, and not again', async () => {
    let signal = false
    const { queue, sent, states, clock } = phone(() => (signal ? { kind: 'sent' } : { kind: 'later' }))
    await queue.add(record('a'))
    await queue.flush('li', { evenIfWaiting: false })
    expect(await states()).toEqual(['a waiting'])
    signal = true
    clock.ms += 1_000
    await queue.flush('li', { evenIfWaiting: true })
    await queue.flush('li', { evenIfWaiting: true })
    expect(await states()).toEqual(['a sent'])
    expect(sent).toEqual(['a', 'a'])
  })

  it('tries again under the same id, so that an answer lost on the way makes no second record', async () => {
    const server = new Set<string>()
    let lost = true
    const { queue } = phone((one) => {
      server.add(one.id)
      const outcome: Outcome = lost ? { kind: 'later' } : { kind: 'sent' }
      lost = false
      return outcome
    })
    await queue.add(record('a'))
    await queue.flush('li', { evenIfWaiting: true })
    await queue.flush('li', { evenIfWaiting: true })
    expect([...server]).toEqual(['a'])
  })

  it('sends in the order in which the records were made, and stops where one must wait', async () => {
    const { queue, sent, clock } = phone((one) => (one.id === 'b' ? { kind: 'later' } : { kind: 'sent' }))
    for (const id of ['a', 'b', 'c']) {
      await queue.add(record(id))
      clock.ms += 1_000
    }
    await queue.flush('li', { evenIfWaiting: true })
    expect(sent).toEqual(['a', 'b'])
  })

  it('lets the others go first when one record fails again and again', async () => {
    const { queue, states, clock } = phone((one) => (one.id === 'a' ? { kind: 'later' } : { kind: 'sent' }))
    await queue.add(record('a'))
    clock.ms += 1_000
    await queue.add(record('b'))
    for (let attempt = 0; attempt < 5; attempt += 1) await queue.flush('li', { evenIfWaiting: true })
    expect(await states()).toEqual(['a waiting', 'b waiting'])
    await queue.flush('li', { evenIfWaiting: true })
    expect(await states()).toEqual(['a waiting', 'b sent'])
  })

  it('puts a refused record aside with its reason and goes on with the next', async () => {
    const { queue, states, storage, clock } = phone((one) =>
      one.id === 'a' ? { kind: 'refused', reason: '这张工单已由王师傅完工。' } : { kind: 'sent' },
    )
    await queue.add(record('a'))
    clock.ms += 1_000
    await queue.add(record('b'))
    await queue.flush('li', { evenIfWaiting: true })
    expect(await states()).toEqual(['a refused', 'b sent'])
    expect(storage.kept.get('a')?.reason).toBe('这张工单已由王师傅完工。')
  })

  it('gives a refused record a second chance under the same id, and lets it be thrown away', async () => {
    let refuse = true
    const { queue, states } = phone(() => (refuse ? { kind: 'refused', reason: '不行' } : { kind: 'sent' }))
    await queue.add(record('a'))
    await queue.flush('li', { evenIfWaiting: true })
    refuse = false
    await queue.retry('a')
    await queue.flush('li', { evenIfWaiting: false })
    expect(await states()).toEqual(['a sent'])
    await queue.discard('a')
    expect(await states()).toEqual([])
  })

  it('waits longer after each try and skips the wait when the signal comes back', async () => {
    const { queue, sent, clock } = phone(() => ({ kind: 'later' }))
    await queue.add(record('a'))
    await queue.flush('li', { evenIfWaiting: false })
    clock.ms += 4_000
    await queue.flush('li', { evenIfWaiting: false })
    expect(sent).toHaveLength(1)
    clock.ms += 1_000
    await queue.flush('li', { evenIfWaiting: false })
    expect(sent).toHaveLength(2)
    clock.ms += 14_000
    await queue.flush('li', { evenIfWaiting: false })
    expect(sent).toHaveLength(2)
    await queue.flush('li', { evenIfWaiting: true })
    expect(sent).toHaveLength(3)
  })

  it('never sends the record of one person in the name of another', async () => {
    const { queue, sent } = phone(() => ({ kind: 'sent' }))
    await queue.add(record('a', { staffId: 'wang' }))
    await queue.flush('li', { evenIfWaiting: true })
    expect(sent).toEqual([])
    expect(await queue.list('li')).toEqual([])
  })

  it('keeps everything when the session is over, and uses up no try', async () => {
    const { queue, storage } = phone(() => ({ kind: 'sign-in' }))
    await queue.add(record('a'))
    await queue.flush('li', { evenIfWaiting: true })
    expect(storage.kept.get('a')).toMatchObject({ state: 'waiting', attempts: 0 })
  })

  it('sends from one tab only', async () => {
    const sent: string[] = []
    const storage = inMemory()
    let busy = false
    const queue = offlineQueue({
      storage,
      now: () => 0,
      alone: async (work) => {
        if (busy) return undefined
        busy = true
        return work().finally(() => {
          busy = false
        })
      },
      send: async (one) => {
        await new Promise((done) => setTimeout(done, 5))
        sent.push(one.id)
        return { kind: 'sent' }
      },
    })
    await queue.add(record('a'))
    await Promise.all([queue.flush('li', { evenIfWaiting: true }), queue.flush('li', { evenIfWaiting: true })])
    expect(sent).toEqual(['a'])
  })

  it('forgets the photo once it is sent, and the record three days later', async () => {
    const { queue, storage, clock } = phone(() => ({ kind: 'sent' }))
    await queue.add(record('a', { file: { blob: new Blob(['x']), name: 'a.jpg' } }))
    expect(storage.kept.get('a')?.file?.name).toBe('a.jpg')
    await queue.flush('li', { evenIfWaiting: true })
    expect(storage.kept.get('a')).not.toHaveProperty('file')
    clock.ms += 2 * 86_400_000
    await queue.tidy()
    expect(storage.kept.size).toBe(1)
    clock.ms += 2 * 86_400_000
    await queue.tidy()
    expect(storage.kept.size).toBe(0)
  })
})

describe('what a failed call means for a record', () => {
  const problem = (status: number, retryAfter?: number) =>
    new Problem({ title: '不行', detail: '不行', code: 'x', status, retryAfter })

  it.each([
    [0, { kind: 'later', afterSeconds: undefined }],
    [500, { kind: 'later', afterSeconds: undefined }],
    [503, { kind: 'later', afterSeconds: undefined }],
    [429, { kind: 'later', afterSeconds: undefined }],
    [401, { kind: 'sign-in' }],
    [403, { kind: 'refused', reason: '不行' }],
    [404, { kind: 'refused', reason: '不行' }],
    [409, { kind: 'refused', reason: '不行' }],
    [422, { kind: 'refused', reason: '不行' }],
  ] as const)('status %i', (status, outcome) => {
    expect(outcomeOf(problem(status))).toEqual(outcome)
  })

  it('waits as long as the server asks, also where the same call is still running (409)', () => {
    expect(outcomeOf(problem(409, 3))).toEqual({ kind: 'later', afterSeconds: 3 })
  })
})
