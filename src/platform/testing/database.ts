import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { asAdmin, withDatabase } from './cluster.ts'

/**
 * A migrated, empty database of the test file's own, dropped at its end. Call at the top of a `.db.test.ts`; `url`
 * can be read from `beforeAll` on.
 */
export const testDatabase = (): { readonly url: string } => {
  const { adminUrl, prefix, strategy } = inject('testServer')
  const name = `${prefix}_${randomBytes(5).toString('hex')}`
  let made = false
  beforeAll(async () => {
    await asAdmin(adminUrl, (admin) =>
      admin.query(`create database ${name} template ${prefix}_template strategy ${strategy}`),
    )
    made = true
  })
  afterAll(() => asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`)))
  return {
    get url() {
      if (!made) throw new Error('testDatabase().url can be read from beforeAll on')
      return withDatabase(adminUrl, name)
    },
  }
}
