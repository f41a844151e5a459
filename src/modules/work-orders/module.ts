import { defineModule } from '../../platform/app/define-module.ts'
import { closedAtItsEnd } from '../matters/index.ts'
import { listCategories, setCategory } from './categories.ts'
import { cancelRepair, closeRepair } from './close-repair.ts'
import { dispatchRepair, redoRepair } from './dispatch-repair.ts'
import { acceptRepair, arriveAtRepair, finishRepair, returnRepair, waitWithRepair } from './do-repair.ts'
import { logRepair } from './log-repair.ts'
import { myOrders, readRepair } from './read-repair.ts'
import { refuse } from './refusals.ts'
import { repairKind } from './repair.process.ts'
import { ordersQuery } from './repair.store.ts'

const desk = ['clerk', 'supervisor', 'manager'] as const

/** Repairs: logged, dispatched, accepted, done, closed; what the technician carries on the phone. */
export const workOrders = defineModule({
  id: 'work-orders',
  name: '工单',
  rights: {
    'work-orders.see': { name: '查看报修单', roles: [...desk, 'technician', 'head-office', 'administrator'] },
    'work-orders.log': { name: '登记报修', roles: [...desk, 'patroller'] },
    'work-orders.dispatch': { name: '派工', roles: desk },
    'work-orders.do': { name: '处理维修单', roles: [...desk, 'technician'] },
    'work-orders.set-categories': { name: '设置报修类别', roles: ['supervisor', 'manager', 'administrator'] },
  },
  handlers: [
    listCategories,
    setCategory,
    logRepair,
    readRepair,
    myOrders,
    dispatchRepair,
    redoRepair,
    closeRepair,
    cancelRepair,
    acceptRepair,
    returnRepair,
    arriveAtRepair,
    waitWithRepair,
    finishRepair,
  ],
  refusals: [refuse],
  invariants: [
    closedAtItsEnd(repairKind),
    {
      id: 'work-orders.every-repair-has-its-order',
      title: '每个报修事项都有一张报修单',
      sql: `select m.community_id, m.number as what from matters.matter m
        where m.kind = 'repair' and not exists (select from work_orders.repair r
          where r.community_id = m.community_id and r.matter_id = m.id)`,
    },
  ],
  hotQueries: [
    {
      name: 'work-orders.my-orders',
      build: ({ communityId }) => ordersQuery({ communityId, staffId: '00000000-0000-4000-8000-000000000000' }),
    },
  ],
})
