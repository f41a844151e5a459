import { sql } from 'kysely'
import { defineModule } from '../../platform/app/define-module.ts'
import { invariants } from './invariants.ts'
import { lastCallbackPanel } from './lists/card.ts'
import { callbacksQuery } from './lists/list.store.ts'
import { planAfterIncident, planWhatIsFinished } from './planning/plan-by-facts.ts'
import { planCallback } from './planning/plan-by-hand.ts'
import {
  appointCallback,
  cancelCallback,
  giveUpCallback,
  missCallback,
  refuseCallback,
} from './recording/attempt-callback.ts'
import { countCallbacks, exportCallbacks, listCallbacks, readCallback } from './recording/read-callback.ts'
import { recordCallback } from './recording/record-callback.ts'
import { refuse } from './refusals.ts'
import { checkSampled } from './sampling/check-sampled.ts'
import { drawMonthlySamples, drawSample } from './sampling/draw-sample.ts'
import { downloadRegister, exportSampled, exportSamples, listSamples, readSample } from './sampling/read-sample.ts'
import { readCallbackSetting, setCallbackSetting } from './settings/settings.ts'

const desk = ['clerk', 'supervisor', 'manager'] as const
const above = ['head-office', 'administrator'] as const

/** Callbacks: planned by themselves, recorded one after another, followed by rectification and rework, sampled monthly. */
export const callbacks = defineModule({
  id: 'callbacks',
  name: '回访',
  rights: {
    'callbacks.see': { name: '查看回访', roles: [...desk, ...above] },
    'callbacks.record': { name: '回访和记录', roles: desk },
    'callbacks.manage': { name: '取消回访、结束必访的回访', roles: ['supervisor', 'manager'] },
    'callbacks.see-samples': { name: '查看回访抽查', roles: ['supervisor', 'manager', ...above] },
    'callbacks.sample': { name: '回访抽查', roles: ['manager'] },
    'callbacks.set': { name: '修改回访设置', roles: ['manager'] },
  },
  handlers: [
    listCallbacks,
    exportCallbacks,
    countCallbacks,
    readCallback,
    planCallback,
    recordCallback,
    missCallback,
    appointCallback,
    refuseCallback,
    giveUpCallback,
    cancelCallback,
    listSamples,
    exportSamples,
    readSample,
    exportSampled,
    downloadRegister,
    drawSample,
    checkSampled,
    readCallbackSetting,
    setCallbackSetting,
  ],
  refusals: [refuse],
  cardPanels: [lastCallbackPanel],
  subscriptions: [planWhatIsFinished, planAfterIncident],
  jobs: [drawMonthlySamples],
  invariants,
  hotQueries: [
    {
      name: 'callbacks.list-by-clock',
      build: ({ communityId }) =>
        callbacksQuery({ communityId, now: new Date(0), status: 'open', sort: 'clock', limit: 20 }),
    },
    {
      name: 'callbacks.panel',
      build: ({ communityId }) =>
        sql`select ${lastCallbackPanel.sql({ communityId, houseId: communityId, now: new Date(0) })}`,
    },
  ],
})
