/** The endpoints of papers: what goes in, what comes out, who may, what is refused. Read by server and pages alike. */
export * from './paper.contract.ts'
export * from './template.contract.ts'
