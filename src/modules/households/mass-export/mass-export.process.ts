import { type ActionOf, type StateOf, transitions } from '../../../kernel/transitions.ts'

/** Who asks never decides, and only who asked takes the file (case 40). */
export const massExportProcess = transitions(
  {
    waiting: { grant: 'granted', decline: 'declined', withdraw: 'withdrawn' },
    granted: { take: 'granted', withdraw: 'withdrawn' },
    declined: {},
    withdrawn: {},
  },
  {
    subject: '全号导出申请',
    start: 'waiting',
    states: { waiting: '待批准', granted: '已批准', declined: '未批准', withdrawn: '已撤回' },
    actions: { grant: '批准', decline: '不批准', withdraw: '撤回', take: '下载' },
  },
)

export type MassExportState = StateOf<typeof massExportProcess>
export type MassExportAction = ActionOf<typeof massExportProcess>
