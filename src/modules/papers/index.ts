/** What other modules use to issue papers and to name those about their own things. */

export type { PaperContent } from './contract.ts'
export { issuePaper } from './issue-paper.ts'
export { papersAbout } from './paper.store.ts'
export { paperKind } from './paper-kind.ts'
