/** What other modules may do: open a notice about what they found. */
export { openRectification } from './open-rectification.ts'
