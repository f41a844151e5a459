/** What other modules may use of keys: move-in hands them over, patrols of vacant houses borrow them. */
export { type KeyState, keyProcess } from './key.process.ts'
