import { expect, it } from 'vitest'
import type { ServerModule } from '../platform/app/define-module.ts'
import { importing } from './importing.ts'
import { modules } from './modules.ts'

it('the thread of an import knows every register that a module declares, in the order of the modules', () => {
  const declared = modules.flatMap(({ module }: { module: ServerModule }) => module.imports ?? [])
  expect(importing).toEqual(declared)
  expect(declared.length).toBeGreaterThan(0)
})
