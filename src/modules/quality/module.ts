import { defineModule } from '../../platform/app/define-module.ts'
import { cancelRectification } from './cancel-rectification.ts'
import { passRectification, sendBackRectification } from './check-rectification.ts'
import { invariants } from './invariants.ts'
import { issueRectification } from './issue-rectification.ts'
import { rectificationsQuery } from './list.store.ts'
import { createRectification } from './open-rectification.ts'
import {
  countRectifications,
  exportRectifications,
  listRectifications,
  readRectification,
} from './read-rectification.ts'
import { refuse } from './refusals.ts'
import { acknowledgeRectification, replyToRectification } from './reply-to-rectification.ts'

const desk = ['clerk', 'supervisor', 'manager'] as const
const centre = [...desk, 'technician', 'cashier', 'patroller', 'guard', 'file-clerk', 'storekeeper'] as const

/** Quality, its first part: rectification notices for any subject. */
export const quality = defineModule({
  id: 'quality',
  name: '品质',
  rights: {
    'quality.see': { name: '查看整改通知', roles: [...centre, 'head-office', 'administrator'] },
    'quality.draft': { name: '开整改通知', roles: [...desk, 'patroller', 'file-clerk'] },
    'quality.issue': { name: '签发和撤销整改通知', roles: desk },
    'quality.reply': { name: '签收和回复整改', roles: centre },
    'quality.check': { name: '复查整改', roles: desk },
  },
  handlers: [
    listRectifications,
    exportRectifications,
    countRectifications,
    readRectification,
    createRectification,
    issueRectification,
    acknowledgeRectification,
    replyToRectification,
    passRectification,
    sendBackRectification,
    cancelRectification,
  ],
  refusals: [refuse],
  invariants,
  hotQueries: [
    {
      name: 'quality.list-by-clock',
      build: ({ communityId }) =>
        rectificationsQuery({ communityId, now: new Date(0), status: 'open', sort: 'clock', limit: 20 }),
    },
  ],
})
