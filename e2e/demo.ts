import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import type { Role } from '../src/modules/access/contract.ts'
import { fillDemo } from '../src/app/demo/fill-demo.ts'
import { roleNames } from '../src/modules/access/contract.ts'
import { type Journey, journey } from './journey.ts'

export interface Demo extends Journey {
  /** Signs the demo community's person of this role in, at the counter or on the phone. */
  enter(page: Page, role: Role, surface?: '/' | '/field/'): Promise<void>
}

