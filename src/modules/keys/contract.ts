/** The endpoints of keys: what goes in, what comes out, who may, what is refused. Read by server and pages alike. */
export * from './cabinet.contract.ts'
export * from './key.contract.ts'
export * from './key-actions.contract.ts'
export * from './loan.contract.ts'
export * from './stock-take.contract.ts'
