import { defineModule } from '../../platform/app/define-module.ts'
import { openFile } from '../../platform/files/open-file.ts'
import { refuse as refuseFile } from '../../platform/files/refusals.ts'
import { changePriority, extendClock, pauseClock, resumeClock } from './adjust-clocks.ts'
import { assignMatter } from './assign-matter.ts'
import { assignMatters } from './assign-matters.ts'
import { attachFile, retractFile } from './attach-file.ts'
import { reckonClocks } from './calendar/reckon-anew.ts'
import { readArrangementState, readYearArrangement, setYearArrangement } from './calendar/set-arrangement.ts'
import { commentOnMatter } from './comment-on-matter.ts'
import { createTask } from './create-task.ts'
import { acceptTask, cancelTask, finishTask, refuseTask } from './do-task.ts'
import { editMatter } from './edit-matter.ts'
import { mattersFollowHouses } from './follow-houses.ts'
import { hotQueries } from './hot-queries.ts'
import { mattersTimeline, openMattersPanel } from './household-card.ts'
import { invariants } from './invariants.ts'
import { countMyMatters, exportMatters, listMatters, myMatters, unacceptedMatters } from './list-matters.ts'
import { readBoard } from './read-board.ts'
import { readMatter } from './read-matter.ts'
import { refuse } from './refusals.ts'
import { changeView, deleteView, listViews, restoreView, saveView, setDefaultView } from './save-view.ts'
import { exportClockRules, listClockRules, setClockRule } from './set-clock-rule.ts'
import { writeBreaches } from './write-breaches.ts'

const desk = ['clerk', 'supervisor', 'manager'] as const
const centre = [...desk, 'technician', 'cashier', 'patroller', 'guard', 'file-clerk', 'storekeeper'] as const

/** Anything the centre must see through to its end: matters, their clocks, their timeline; and the kind *task*. */
export const matters = defineModule({
  id: 'matters',
  name: '事项',
  rights: {
    'matters.see': { name: '查看事项', roles: [...centre, 'head-office', 'administrator'] },
    'matters.comment': { name: '跟进事项', roles: centre },
    'matters.edit': { name: '修改事项', roles: desk },
    'matters.extend': { name: '延长时限', roles: ['supervisor', 'manager'] },
    'matters.see-unaccepted': { name: '查看无人接单', roles: ['supervisor', 'manager'] },
    'matters.share-views': { name: '共享事项视图', roles: ['supervisor', 'manager'] },
    'matters.assign': { name: '指派事项', roles: desk },
    'matters.create-task': { name: '派任务', roles: desk },
    'matters.do-task': { name: '办理任务', roles: centre },
    'matters.see-clocks': { name: '查看时限设置', roles: ['supervisor', 'manager', 'administrator'] },
    'matters.set-clocks': { name: '设置时限', roles: ['manager'] },
    'matters.set-holidays': { name: '录入放假安排', roles: ['manager', 'administrator'] },
  },
  handlers: [
    myMatters,
    countMyMatters,
    unacceptedMatters,
    listMatters,
    exportMatters,
    readBoard,
    listViews,
    saveView,
    changeView,
    deleteView,
    restoreView,
    setDefaultView,
    readMatter,
    commentOnMatter,
    editMatter,
    assignMatter,
    createTask,
    acceptTask,
    refuseTask,
    finishTask,
    cancelTask,
    assignMatters,
    extendClock,
    pauseClock,
    resumeClock,
    changePriority,
    attachFile,
    retractFile,
    openFile,
    listClockRules,
    exportClockRules,
    setClockRule,
    readYearArrangement,
    setYearArrangement,
    readArrangementState,
  ],
  refusals: [refuse, refuseFile],
  cardPanels: [openMattersPanel],
  timelines: [mattersTimeline],
  jobs: [writeBreaches, reckonClocks],
  subscriptions: [mattersFollowHouses],
  invariants,
  hotQueries,
})
