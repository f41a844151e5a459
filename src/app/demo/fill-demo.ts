import type { CommunityId } from '../../kernel/id.ts'
import { roleNames } from '../../modules/access/contract.ts'
import { addStaff, foundCommunity, hashPassword, randomPassword, setRolesIn } from '../../modules/access/index.ts'
import type { TestClock } from '../../platform/http/database.ts'
import type { App } from '../server.ts'
import { type DemoCaller, signInAs } from './demo-caller.ts'
import { demoPeople } from './demo-people.ts'
import { demoRegister } from './demo-register.ts'
import { fillDemoCallbacks } from './fill-demo-callbacks.ts'
import { fillDemoDesk } from './fill-demo-desk.ts'
import { fillDemoKeys } from './fill-demo-keys.ts'
import { fillDemoNeighbours } from './fill-demo-neighbours.ts'
import { fillDemoPapers } from './fill-demo-papers.ts'
import { type DemoPast, fillDemoPast } from './fill-demo-past.ts'
import { fillDemoReceptions } from './fill-demo-receptions.ts'
import { dateDemoBuildings, fillDemoRepairs } from './fill-demo-repairs.ts'
import { fillDemoViews } from './fill-demo-views.ts'

export interface DemoSignIn {
  readonly role: string
  readonly loginName: string
  readonly password: string
}

/**
 * Fills a demo community: one person for each role, some six hundred houses through the import, keys, calls and repairs;
 * with a server whose clock can be moved, also what happened in the weeks before. `hired` hears of the people at once.
 */
export const fillDemo = async (
  app: App,
  past?: DemoPast,
  hired: (people: readonly DemoSignIn[]) => void = () => {},
): Promise<DemoSignIn[]> => {
  const { communityId, people } = await makeCommunity(app)
  const signIns = people.map(({ loginName, password, role }) => ({ role: roleNames[role], loginName, password }))
  hired(signIns)
  const base = `/api/communities/${communityId}`
  const callers = new Map<string, DemoCaller>()
  for (const person of people.filter(({ role }) => ['clerk', 'supervisor', 'technician'].includes(role))) {
    callers.set(person.role, await signInAs(app, person, base))
  }
  const as = (role: string) => callers.get(role) as DemoCaller
  const inThePast = ({ app: then }: DemoPast, role: string) =>
    signInAs(then, people.find((person) => person.role === role) as (typeof people)[number], base)
  const preview = await as('supervisor').upload<{ id: string; bad: number }>('/imports', {
    name: '业主房屋登记表.csv',
    text: demoRegister(),
  })
  await as('supervisor').post(`/imports/${preview.id}/apply`, { goodRowsOnly: false })
  await app.settle()
  await fillDemoKeys(as('supervisor'))
  await dateDemoBuildings(as('supervisor'))
  await fillDemoNeighbours(as('clerk'))
  await fillDemoPapers(as('clerk'))
  if (past) {
    const then = { clerk: await inThePast(past, 'clerk'), supervisor: await inThePast(past, 'supervisor') }
    // What follows from the past follows then, by the clock of that server, and not now by the sweep of this one.
    await app.standAside(() => fillDemoPast(past, then))
  }
  await fillDemoDesk({ clerk: as('clerk'), technician: as('technician') })
  await fillDemoReceptions({ clerk: as('clerk'), supervisor: as('supervisor') })
  await fillDemoRepairs({ supervisor: as('supervisor'), clerk: as('clerk'), technician: as('technician') })
  await fillDemoCallbacks(
    { clerk: as('clerk'), supervisor: as('supervisor'), technician: as('technician') },
    app.settle,
  )
  await fillDemoViews(as('supervisor'))
  await app.settle()
  return signIns
}

/** The same with the weeks before, lived through a server of its own that is closed again. */
export const fillDemoAndPast = async (
  app: App,
  past: (clock: TestClock) => Promise<App>,
  hired?: (people: readonly DemoSignIn[]) => void,
): Promise<DemoSignIn[]> => {
  const clock = { offset: 0 }
  const then = await past(clock)
  try {
    return await fillDemo(app, { app: then, clock }, hired)
  } finally {
    await then.close()
  }
}

const makeCommunity = async (app: App) => {
  const people = await Promise.all(
    demoPeople.map(async (person) => {
      const password = randomPassword()
      return { ...person, password, passwordHash: await hashPassword(password) }
    }),
  )
  const communityId = await app.database.run({ kind: 'none', write: true }, async (tx): Promise<CommunityId> => {
    const now = await app.database.now(tx)
    const { id } = await foundCommunity(tx, {
      code: 'DEMO',
      name: '锦绣花园（演示）',
      kind: 'residential',
      address: '锦城市锦绣路 88 号',
      servicePhone: '0755-8888 0001',
      complaintPhone: '0755-8888 0002',
      emergencyPhone: '0755-8888 0003',
      now,
    })
    for (const { loginName, name, role, passwordHash } of people) {
      const staffId = await addStaff(tx, {
        loginName,
        name,
        phone: '',
        companyRoles: [],
        passwordHash,
        mustChangePassword: false,
        now,
      })
      await setRolesIn(tx, { communityId: id, staffId, roles: [role] })
    }
    return id
  })
  return { communityId, people }
}
