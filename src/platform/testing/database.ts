import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { asAdmin, withDatabase } from './cluster.ts'

/**
 * A migrated, empty database of the test file's own, dropped at its end. Call at the top of a `.db.test.ts`; `url`
 * can be read from `beforeAll` on.
 */
export const testDatabase = (): { readonly url: string } => ownDatabase({ migrated: true })

/** The same without any schema of ours, for tests of migration. */
export const bareDatabase = (): { readonly url: string } => ownDatabase({ migrated: false })

const ownDatabase = (o: { migrated: boolean }): { readonly url: string } => {
  const { adminUrl, prefix, strategy } = inject('testServer')
  const name = `${prefix}_${randomBytes(5).toString('hex')}`
  const model = o.migrated ? `template ${prefix}_template strategy ${strategy}` : `template template0 encoding 'UTF8'`
  let made = false
  beforeAll(async () => {
    await asAdmin(adminUrl, (admin) => admin.query(`create database ${name} ${model}`))
    made = true
  })
  afterAll(() => asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`)))
  return {
    get url() {
      if (!made) throw new Error('the url of a test database can be read from beforeAll on')
      return withDatabase(adminUrl, name)
    },
  }
}
