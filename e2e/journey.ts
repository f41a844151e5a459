import { existsSync, mkdirSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { type App, createApp } from '../src/app/server.ts'
import { projectFolder } from '../src/platform/app/project-folder.ts'
import type { TestClock } from '../src/platform/http/database.ts'
import { testDatabase } from '../src/platform/testing/database.ts'
import { newFolder } from '../src/platform/testing/folder.ts'

/** The two screens that every page must be fit for. */
export const DESK = { width: 1366, height: 768 }
export const PHONE = { width: 390, height: 844 }

export interface Journey {
  readonly app: App
  /** `http://127.0.0.1:port` */
  readonly url: string
  readonly clock: TestClock
  /** Of the journey's own database, for what runs beside the server: the worker of the jobs. */
  readonly databaseUrl: string
  /** A fresh browser window, signed out; faults on its pages fail the test through `faults`. */
  open(o?: { viewport?: { width: number; height: number } }): Promise<Page>
  /** Uncaught errors, browser dialogs, breaches of the content policy and answers 5xx, of any page since the start. */
  readonly faults: readonly string[]
}

/**
 * A whole Liren for one journey file: its own database, the real server on a free port, the built pages, a real
 * Chromium. Call at the top of an `.e2e.ts`; the fields can be read from `beforeAll` on.
 */
export const journey = (prepare?: (app: App) => Promise<void>): Journey => {
  const database = testDatabase()
  const clock: TestClock = { offset: 0 }
  const faults: string[] = []
  let app: App | undefined
  let url = ''
  let files = ''
  let browser: Browser | undefined
  const contexts: BrowserContext[] = []
  beforeAll(async () => {
    if (!existsSync(join(projectFolder(), 'dist/web/console/index.html')))
      throw new Error('The pages are not built: npm run build')
    files = await newFolder()
    app = await createApp({ url: database.url, files, clock, requestsPerMinute: 100_000 })
    url = await app.http.listen({ host: '127.0.0.1', port: 0 })
    await prepare?.(app)
    browser = await chromium.launch({ executablePath: process.env.LIREN_CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
  })
  afterAll(async () => {
    await Promise.all(contexts.map((context) => context.close()))
    await browser?.close()
    await app?.close()
    await rm(files, { recursive: true, force: true })
    expect(faults).toEqual([])
  })
  return {
    get app() {
      return app as App
    },
    get url() {
      return url
    },
    clock,
    get databaseUrl() {
      return database.url
    },
    faults,
    open: async (o = {}) => {
      const context = await (browser as Browser).newContext({
        viewport: o.viewport ?? DESK,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
      })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(STEP_MS)
      page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`))
      page.on('dialog', (dialog) => {
        faults.push(`${page.url()}: a dialog says ${dialog.message()}`)
        void dialog.dismiss()
      })
      page.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) faults.push(`${page.url()}: ${message.text()}`)
      })
      page.on('response', (response) => {
        if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
      })
      return page
    },
  }
}

/** A step that takes longer on a busy machine is broken, not slow. */
const STEP_MS = 15_000

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Keeps a picture of the page when LIREN_SCREENSHOTS names a folder; otherwise does nothing. */
export const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.LIREN_SCREENSHOTS
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`) })
}
