import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { CommunityId } from '../src/kernel/id.ts'
import type { Role } from '../src/modules/access/contract.ts'
import { testSession, testStaff } from '../src/modules/access/testing/people.ts'
import { startThrowAway } from '../src/platform/database/embedded/throw-away.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { createPool } from '../src/platform/database/pool.ts'
import { createDatabase } from '../src/platform/http/database.ts'
import { newKeyRing, parseKeyRing } from '../src/platform/secrets/key-ring.ts'
import { provideKeyRing } from '../src/platform/secrets/open-key-ring.ts'
import { fillHouses, idOfMade, MIDDLE } from './houses.dataset.ts'

export interface Stage {
  readonly url: string
  /** As the owner of the database, without row-level security. */
  readonly owner: pg.Client
  /** The community that the measures look into, in the middle of the five hundred. */
  readonly communityId: CommunityId
  /** Cookie of a person with every role that the measures need, in that community and company-wide. */
  readonly cookie: string
  readonly staffId: string
  end(): Promise<void>
}

const ROLES: Role[] = ['clerk', 'supervisor', 'manager', 'technician']

/** A server of its own with real durability, the big data set in it, and one signed-in person. */
export const setStage = async (log: (line: string) => void): Promise<Stage> => {
  provideKeyRing(parseKeyRing(newKeyRing()))
  const server = await startThrowAway({
    folder: mkdtempSync(join(tmpdir(), 'liren-bench-')),
    settings: {
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      shared_buffers: '2GB',
      max_wal_size: '8GB',
      autovacuum: 'off',
    },
  })
  await migrate({ url: server.url })
  const owner = new pg.Client({ connectionString: server.url })
  await owner.connect()
  await fillHouses(owner, log)
  const communityId = idOfMade('c', MIDDLE) as CommunityId
  const database = createDatabase({
    app: createPool({ url: server.url, role: 'liren_app' }),
    maintenance: createPool({ url: server.url, role: 'liren_maintenance' }),
  })
  const others = Array.from({ length: 15 }, (_, n) => idOfMade('c', MIDDLE + 1 + n) as CommunityId)
  const person = await testStaff(database, {
    companyRoles: ['head-office'],
    in: [communityId, ...others].map((id) => ({ communityId: id, roles: ROLES })),
  })
  const { cookie } = await testSession(database, person.id)
  await Promise.all([database.app.end(), database.maintenance.end()])
  return {
    url: server.url,
    owner,
    communityId,
    cookie,
    staffId: person.id,
    end: async () => {
      await owner.end()
      await server.end()
    },
  }
}
