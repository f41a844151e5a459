import type { MatterId } from '../matters/contract.ts'
import { paperKind } from '../papers/index.ts'
import type { ContractorId } from './contract.ts'
import { ownersSlip } from './slip.ts'

const none = '00000000-0000-4000-8000-000000000000'

/** 业主报修单, filled by the same function as the real ones with all that it may say. */
export const slipKind = paperKind({
  id: 'work-orders.slip',
  code: 'BXD',
  name: '业主报修单',
  sample: ownersSlip({
    matter: {
      ...{ number: 'BX20261124-0007', openedAt: '2026-11-24T01:30:00Z', priority: 'urgent', assignee: null },
      ...{ title: '厨房水管漏水', description: '柜子里已经积水', callerName: '张三', callerPhone: '138****5678' },
      place: { kind: 'house', id: null, name: '3-2-1501' },
    },
    repair: {
      ...{
        appointment: '今晚 7 点以后',
        categoryName: '渗漏',
        result: '更换角阀，试水不漏',
        materials: '旧阀已交业主',
      },
      warranty: {
        ...{ part: 'pipes', partName: '给排水管道', completedOn: null, deliveredOn: null, until: null, why: '' },
        ...{ warranty: 'covered', liable: 'developer', judgedBy: '', judgedReason: '' },
      },
      contractor: { id: none as ContractorId, name: '筑安建设防水维修部', contact: '周工', phone: '0755-8888 2201' },
      reworkOf: { id: none as MatterId, number: 'BX20261101-0003', title: '厨房水管漏水', stateName: '已关闭' },
      ...{ trips: [], onSiteAt: '2026-11-24T02:10:00Z', doneAt: '2026-11-24T02:50:00Z' },
      materialLines: [{ name: '角阀', quantity: '1', unit: '只' }],
    },
  }),
})
