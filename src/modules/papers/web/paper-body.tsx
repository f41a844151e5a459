import { flowOf, type PaperShown } from './paper-flow.tsx'

/** What a paper says, in one piece, for the screen. */
export const PaperBody = ({ paper }: { paper: PaperShown }) => {
  const { frame, parts } = flowOf(paper)
  return frame(parts.map((part) => part.wrap(part.items)))
}
