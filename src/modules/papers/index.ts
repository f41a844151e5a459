/** What other modules use to issue papers. */

export type { PaperContent, PaperId } from './contract.ts'
export { issuePaper, type PaperKind } from './issue-paper.ts'
