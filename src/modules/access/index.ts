/** What the app and other modules may use of people, roles and communities. */
export { communityIdOfCode } from './community.store.ts'
export { foundCommunity } from './create-community.ts'
export { createFirstAdministrator } from './create-first-administrator.ts'
export { createIdentifier } from './identifier.ts'
export { hashPassword, randomPassword } from './password.ts'
export { staffByLoginName } from './sign-in.store.ts'
export { addStaff, setRolesIn } from './staff.store.ts'
