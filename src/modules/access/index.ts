/** What the app and other modules may use of people, roles and communities. */
export { createFirstAdministrator } from './create-first-administrator.ts'
export { createIdentifier } from './identifier.ts'
