import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { createApp } from '../src/app/server.ts'
import { testCommunity, testStaff } from '../src/modules/access/testing/people.ts'
import { startThrowAway } from '../src/platform/database/embedded/throw-away.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { newKeyRing, parseKeyRing } from '../src/platform/secrets/key-ring.ts'
import { provideKeyRing } from '../src/platform/secrets/open-key-ring.ts'
import type { Result } from './compare.ts'

const KB = 1000
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** What a browser fetches until the first page stands, signed in: everything counted, as it came over the wire. */
export const measureFirstLoad = async (): Promise<Result[]> => {
  provideKeyRing(parseKeyRing(newKeyRing()))
  const server = await startThrowAway({ folder: mkdtempSync(join(tmpdir(), 'liren-load-')) })
  await migrate({ url: server.url })
  const app = await createApp({ url: server.url, requestsPerMinute: 1_000_000 })
  const url = await app.http.listen({ host: '127.0.0.1', port: 0 })
  const browser = await chromium.launch({
    executablePath: process.env.LIREN_CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  })
  try {
    const communityId = await testCommunity(app.database, { code: 'LOAD' })
    const person = { loginName: 'first-load', password: '梧桐树下三只猫咪' }
    await testStaff(app.database, { ...person, in: [{ communityId, roles: ['clerk', 'technician'] }] })
    const console_ = await bytesUntilStanding(browser, { url: `${url}/`, person })
    const field = await bytesUntilStanding(browser, { url: `${url}/field/`, person })
    return [line('首次加载，工作台', console_, 450), line('首次加载，手机', field, 240)]
  } finally {
    await browser.close()
    await app.close()
    await server.end()
  }
}

const line = (name: string, bytes: number, limit: number): Result => ({
  name,
  floor: `${limit} kB`,
  subject: `${(bytes / KB).toFixed(0)} kB`,
  ratio: bytes / KB / limit,
  limit: { atMost: 1 },
})

const bytesUntilStanding = async (
  browser: Awaited<ReturnType<typeof chromium.launch>>,
  o: { url: string; person: { loginName: string; password: string } },
): Promise<number> => {
  const context = await browser.newContext({ serviceWorkers: 'block' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  let bytes = 0
  session.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength
  })
  await session.send('Network.enable')
  await page.goto(o.url)
  await page.locator('input').first().fill(o.person.loginName)
  await page.locator('input[type=password]').fill(o.person.password)
  await page.keyboard.press('Enter')
  await page.locator('input[type=password]').waitFor({ state: 'detached' })
  await page.waitForLoadState('networkidle')
  await context.close()
  return bytes
}
