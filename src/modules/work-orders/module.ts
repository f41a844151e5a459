import { defineModule } from '../../platform/app/define-module.ts'
import { targetsByPriority } from '../matters/index.ts'
import { createCategory, exportCategories, listCategories, setCategory } from './categories.ts'
import { cancelRepair, closeRepair } from './close-repair.ts'
import { createContractor, exportContractors, listContractors, setContractor } from './contractors/contractors.ts'
import { raiseUnanswered } from './contractors/raise-unanswered.ts'
import { contactContractor, raiseRepair, repairedByContractor, routeRepair } from './contractors/route-repair.ts'
import { dispatchRepair, redoRepair } from './dispatch-repair.ts'
import { acceptRepair, arriveAtRepair, finishRepair, returnRepair, waitWithRepair } from './do-repair.ts'
import { invariants } from './invariants.ts'
import { issueSlip } from './issue-slip.ts'
import { judgeRepair } from './judge-repair.ts'
import { repairsQuery } from './list.store.ts'
import {
  exportRepairs,
  listRepairs,
  myFinishedOrders,
  myOrders,
  readWorkload,
  setAvailability,
} from './list-repairs.ts'
import { checkWarranty, logRepair } from './log-repair.ts'
import { finishedQuery, ordersQuery } from './order.store.ts'
import { readRepair } from './read-repair.ts'
import { recategoriseRepair } from './recategorise-repair.ts'
import { refuse } from './refusals.ts'
import { repairKind } from './repair.process.ts'
import { repairTargets } from './repair-targets.ts'
import { reworkRepair } from './rework-repair.ts'
import { createPart, exportParts, readWarranty, setPart, setWarranty } from './warranty/warranty-setting.ts'

targetsByPriority(repairKind, repairTargets)

const desk = ['clerk', 'supervisor', 'manager'] as const
const anybody = '00000000-0000-4000-8000-000000000000'
const anyList = { now: new Date('2026-01-01T00:00:00Z'), limit: 30 } as const

/** Repairs: logged, dispatched or sent to the developer's contractor, done, closed; what the technician carries on the phone. */
export const workOrders = defineModule({
  id: 'work-orders',
  name: '工单',
  rights: {
    'work-orders.see': { name: '查看报修单', roles: [...desk, 'technician', 'head-office', 'administrator'] },
    'work-orders.log': { name: '登记报修', roles: [...desk, 'patroller'] },
    'work-orders.dispatch': { name: '派工', roles: desk },
    'work-orders.do': { name: '处理维修单', roles: [...desk, 'technician'] },
    'work-orders.set-categories': {
      name: '设置报修类别和保修规则',
      roles: ['supervisor', 'manager', 'administrator'],
    },
    'work-orders.set-contractors': { name: '维护保修单位', roles: ['supervisor', 'manager'] },
  },
  handlers: [
    listCategories,
    exportCategories,
    createCategory,
    setCategory,
    readWarranty,
    exportParts,
    setWarranty,
    createPart,
    setPart,
    checkWarranty,
    listContractors,
    exportContractors,
    createContractor,
    setContractor,
    logRepair,
    listRepairs,
    exportRepairs,
    readRepair,
    myOrders,
    myFinishedOrders,
    readWorkload,
    setAvailability,
    dispatchRepair,
    redoRepair,
    recategoriseRepair,
    judgeRepair,
    routeRepair,
    contactContractor,
    raiseRepair,
    repairedByContractor,
    closeRepair,
    cancelRepair,
    reworkRepair,
    issueSlip,
    acceptRepair,
    returnRepair,
    arriveAtRepair,
    waitWithRepair,
    finishRepair,
  ],
  refusals: [refuse],
  subscriptions: [raiseUnanswered],
  invariants,
  hotQueries: [
    {
      name: 'work-orders.my-orders',
      build: ({ communityId }) => ordersQuery({ communityId, staffId: anybody }),
    },
    {
      name: 'work-orders.my-finished',
      build: ({ communityId }) => finishedQuery({ communityId, staffId: anybody }),
    },
    {
      name: 'work-orders.list-by-clock',
      build: ({ communityId }) => repairsQuery({ communityId, ...anyList, status: 'open' }),
    },
    {
      name: 'work-orders.list-newest',
      build: ({ communityId }) => repairsQuery({ communityId, ...anyList, status: 'all' }),
    },
  ],
})
