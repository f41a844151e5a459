export * from './category.contract.ts'
export * from './contractors/contract.ts'
export * from './list.contract.ts'
export * from './repair.contract.ts'
export {
  type RepairAction,
  type RepairState,
  repairProcess,
  technicianActions,
  type WaitingReason,
  waitingReasons,
} from './repair.process.ts'
export * from './step.contract.ts'
export * from './warranty/contract.ts'
