import { setTimeout as after } from 'node:timers/promises'
import { createTask } from '../src/modules/matters/contract.ts'
import { median, type Result } from './compare.ts'
import { type Child, startChild } from './floor.ts'
import type { Stage } from './stage.ts'

const CONSOLES = 50
const ROUNDS = 20
/** Longer than the beat of a line, so that the beats are in it. */
const REST_MS = 30_000

/** Fifty open consoles: how soon the last of them hears of a change, and what they cost while nothing happens. */
export const measureLive = async (stage: Stage): Promise<Result[]> => {
  const subject = await startChild('./subject-server.ts', { url: stage.url })
  const stop = new AbortController()
  try {
    const lines = await Promise.all(Array.from({ length: CONSOLES }, () => openLine(stage, subject, stop.signal)))
    const times: number[] = []
    for (let round = -2; round < ROUNDS; round += 1) {
      const heard = Promise.all(lines.map((line) => line.next()))
      const begun = performance.now()
      await write(stage, subject)
      const ends = await heard
      if (round >= 0) times.push(Math.max(...ends) - begun)
    }
    const worst = Math.max(...times)
    const rest = await restOf(subject)
    return [
      {
        name: '五十个页面得知一次改动',
        floor: '1000 ms',
        subject: `${worst.toFixed(0)} ms`,
        ratio: worst / 1_000,
        limit: { atMost: 1 },
        note: `从发出写入到第五十个页面收到；最慢一次，中位 ${median(times).toFixed(0)} ms`,
      },
      {
        name: '五十个页面开着不动',
        floor: '5 %',
        subject: `${(rest * 100).toFixed(2)} %`,
        ratio: rest / 0.05,
        limit: { atMost: 1 },
        note: `服务进程占一个处理器，${REST_MS / 1_000} 秒`,
      },
    ]
  } finally {
    stop.abort()
    subject.stop()
  }
}

interface Line {
  /** When the next event came. */
  next(): Promise<number>
}

const openLine = async (stage: Stage, subject: Child, signal: AbortSignal): Promise<Line> => {
  const answer = await fetch(`${subject.url}/api/communities/${stage.communityId}/events`, {
    headers: { cookie: stage.cookie },
    signal,
  })
  if (!answer.ok || answer.body === null) throw new Error(`The line was refused: ${answer.status}`)
  let hear: (at: number) => void = () => undefined
  const reading = async (body: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder()
    for await (const chunk of body) if (decoder.decode(chunk).includes('data: ')) hear(performance.now())
  }
  void reading(answer.body).catch(() => undefined)
  return {
    next: () =>
      new Promise((resolve) => {
        hear = resolve
      }),
  }
}

const write = async (stage: Stage, subject: Child): Promise<void> => {
  const path = createTask.path.replace('{communityId}', stage.communityId)
  const answer = await fetch(subject.url + path, {
    method: 'POST',
    headers: { cookie: stage.cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ title: '清理车棚', to: { staffId: stage.staffId }, dueOn: '2099-01-01' }),
  })
  if (!answer.ok) throw new Error(`The task was refused: ${answer.status} ${await answer.text()}`)
}

/** Which part of one processor the server uses while nothing happens. */
const restOf = async (subject: Child): Promise<number> => {
  const used = async () => {
    const { user, system } = (await subject.ask('cpu')) as NodeJS.CpuUsage
    return { micros: user + system, at: performance.now() }
  }
  await after(1_000)
  const before = await used()
  await after(REST_MS)
  const then = await used()
  return (then.micros - before.micros) / 1_000 / (then.at - before.at)
}
