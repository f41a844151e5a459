/** What other modules may do: open a notice about what they found. */
export { openRectification, type RectificationToOpen } from './open-rectification.ts'
