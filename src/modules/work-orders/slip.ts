import { shanghaiTime } from '../../kernel/shanghai-time.ts'
import { type MatterDetail, priorityNames } from '../matters/contract.ts'
import type { PaperContent } from '../papers/index.ts'
import { liableNames, type RepairDetail, warrantyNames } from './contract.ts'
import { materialsText } from './materials.rules.ts'

/** What the slip says of an order. */
interface Said {
  readonly matter: Pick<
    MatterDetail,
    'number' | 'openedAt' | 'place' | 'callerName' | 'callerPhone' | 'title' | 'description' | 'priority' | 'assignee'
  >
  readonly repair: Pick<
    RepairDetail['repair'],
    | 'appointment'
    | 'categoryName'
    | 'warranty'
    | 'contractor'
    | 'materialLines'
    | 'materials'
    | 'reworkOf'
    | 'trips'
    | 'onSiteAt'
    | 'doneAt'
    | 'result'
  >
}

/** 业主报修单 (§11.4): the fault, who goes, what was done, and the owner's opinion and signature. */
export const ownersSlip = ({ matter, repair }: Said): PaperContent => {
  const { warranty, contractor, materialLines } = repair
  const used = materialsText([], repair.materials)
  return {
    title: '业主报修单',
    lines: [
      { label: '报修编号', value: matter.number },
      { label: '报修时间', value: shanghaiTime(new Date(matter.openedAt)) },
      { label: '房号/位置', value: matter.place.name || '公共区域' },
      { label: '报修人', value: matter.callerName },
      { label: '联系电话', value: matter.callerPhone },
      { label: '预约时间', value: repair.appointment },
      { label: '类别', value: `${repair.categoryName}（${priorityNames[matter.priority]}）` },
      { label: '维修责任', value: `${liableNames[warranty.liable]}（${warrantyNames[warranty.warranty]}）` },
      { label: '报修内容', value: [matter.title, matter.description].filter((one) => one !== '').join('；') },
      ...(repair.reworkOf ? [{ label: '返修自', value: repair.reworkOf.number }] : []),
      { label: '维修人', value: technicianOf({ matter, repair }) },
      // Once our own people came, the work is theirs, whoever pays for it.
      ...(contractor && repair.trips.length === 0
        ? [{ label: '保修单位', value: `${contractor.name} ${contractor.phone}`.trim() }]
        : []),
      { label: '到场时间', value: timeOr(repair.onSiteAt) },
      { label: '完工时间', value: timeOr(repair.doneAt) },
      { label: '处理结果', value: repair.result },
      ...(used === '' && materialLines.length > 0 ? [] : [{ label: '用料', value: used }]),
      { label: '业主意见', value: '□满意　□基本满意　□不满意　　意见：' },
    ],
    ...(materialLines.length > 0
      ? {
          columns: ['材料名称', '数量', '单位'],
          rows: materialLines.map(({ name, quantity, unit }) => [name, quantity, unit]),
        }
      : {}),
    signatures: ['业主签名', '维修人', '经办人', '日期'],
    note: '维修完成后请业主验收并签名；我们将按约定回访。',
  }
}

/** Who came last; before anybody came, who has the order. */
const technicianOf = ({ matter, repair }: Said): string =>
  repair.trips.at(-1)?.who ?? (matter.assignee?.staffId ? matter.assignee.name : '')

const timeOr = (at: string | null): string => (at === null ? '' : shanghaiTime(new Date(at)))
