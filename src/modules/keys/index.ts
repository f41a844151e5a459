/** What other modules may use of keys: move-in hands them over, patrols of vacant houses borrow them. */

export { keyImports } from './import/index.ts'
export { type KeyState, keyProcess } from './key.process.ts'
