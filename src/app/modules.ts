import { access } from '../modules/access/module.ts'
import { callbacks } from '../modules/callbacks/module.ts'
import { desk } from '../modules/desk/module.ts'
import { estate } from '../modules/estate/module.ts'
import { households } from '../modules/households/module.ts'
import { keys } from '../modules/keys/module.ts'
import { matters } from '../modules/matters/module.ts'
import { messages } from '../modules/messages/module.ts'
import { papers } from '../modules/papers/module.ts'
import { quality } from '../modules/quality/module.ts'
import { reports } from '../modules/reports/module.ts'
import { workOrders } from '../modules/work-orders/module.ts'
import type { ServerModule } from '../platform/app/define-module.ts'

export interface ModuleRow {
  readonly module: ServerModule
  /** One line: what it is for. */
  readonly purpose: string
  /** Ids of the modules whose front doors it uses. The graph has no cycle; imports follow it. */
  readonly needs: readonly string[]
}

/** The architecture on one screen: every module, its purpose, and the modules it needs. */
export const modules: readonly ModuleRow[] = [
  { module: access, purpose: '小区、员工、角色权限、登录、审计', needs: [] },
  { module: estate, purpose: '房产资源：片区、楼栋、单元、房屋、车位、公共区域、设施、楼盘图', needs: ['access'] },
  { module: households, purpose: '业户：产权与租约登记、住户、车辆、查找、住户卡', needs: ['access', 'estate'] },
  { module: papers, purpose: '文书：编号、签发、打印、作废', needs: ['access'] },
  { module: keys, purpose: '钥匙：核对、调试、存放、借还、委托、盘点', needs: ['estate', 'households', 'papers'] },
  {
    module: matters,
    purpose: '事项中枢：编号、流程、时限、时间线、指派；任务',
    needs: ['access', 'estate', 'households'],
  },
  {
    module: messages,
    purpose: '消息：派单、投诉、超时等即时通知到群机器人和邮件',
    needs: ['access', 'estate', 'matters'],
  },
  {
    module: workOrders,
    purpose: '报修：登记、派工、接单、完工、关闭；保修与保修单位；返修',
    needs: ['access', 'estate', 'papers', 'matters'],
  },
  {
    module: desk,
    purpose: '接待台：来电、来访、投诉、诉求、突发事件、意见箱、话务提示',
    needs: ['access', 'estate', 'households', 'papers', 'matters', 'work-orders'],
  },
  {
    module: quality,
    purpose: '品质：整改通知的签发、签收、回复、复查',
    needs: ['estate', 'households', 'matters', 'papers'],
  },
  {
    module: callbacks,
    purpose: '回访：按类别自动计划、记录、转整改与返工、经理每月抽查',
    needs: ['matters', 'households', 'desk', 'work-orders', 'quality'],
  },
  {
    module: reports,
    purpose: '报表：投诉统计与周报小结',
    needs: ['access', 'estate', 'matters', 'papers', 'desk', 'callbacks'],
  },
]
