import { sql } from 'kysely'
import { defineModule } from '../../platform/app/define-module.ts'
import { changeCabinet, createCabinet, listCabinets, showCabinet } from './cabinets.ts'
import { keysPanel, keysTimeline } from './card.ts'
import { changeKey } from './change-key.ts'
import { checkKey, testKey } from './check-key.ts'
import { endEntrustment, entrustKey } from './entrust-key.ts'
import { handOverKey } from './hand-over-key.ts'
import { keyImports } from './import/index.ts'
import { invariants } from './invariants.ts'
import { lendKey } from './lend-key.ts'
import { keysQuery } from './list.store.ts'
import { countKeys, exportKeys, exportLoans, exportStockTakes, listKeys, listLoans, showKey } from './list-keys.ts'
import { findKey, loseKey } from './lose-key.ts'
import { receiveKeys, suggestNumbers } from './receive-key.ts'
import { refuse } from './refusals.ts'
import { replaceKey } from './replace-key.ts'
import { returnKey } from './return-key.ts'
import { moveKey, storeKey } from './store-key.ts'
import { countStockTake, finishStockTake, listStockTakes, showStockTake, startStockTake } from './take-stock.ts'
import { keySheet } from './template-sheet.ts'

export const keys = defineModule({
  id: 'keys',
  name: '钥匙',
  rights: {
    'keys.read': {
      name: '查看钥匙台账',
      roles: ['clerk', 'supervisor', 'manager', 'technician', 'patroller', 'guard', 'file-clerk'],
    },
    'keys.lend': { name: '借出和归还钥匙', roles: ['clerk', 'supervisor', 'manager'] },
    'keys.manage': { name: '管理钥匙台账', roles: ['clerk', 'supervisor', 'manager'] },
    'keys.approve': { name: '批准借出总钥匙和外借', roles: ['supervisor', 'manager'] },
  },
  handlers: [
    listKeys,
    exportKeys,
    countKeys,
    showKey,
    receiveKeys,
    suggestNumbers,
    changeKey,
    checkKey,
    testKey,
    storeKey,
    moveKey,
    lendKey,
    returnKey,
    loseKey,
    findKey,
    replaceKey,
    handOverKey,
    entrustKey,
    endEntrustment,
    listLoans,
    exportLoans,
    listCabinets,
    showCabinet,
    createCabinet,
    changeCabinet,
    listStockTakes,
    exportStockTakes,
    startStockTake,
    showStockTake,
    countStockTake,
    finishStockTake,
  ],
  refusals: [refuse],
  cardPanels: [keysPanel],
  timelines: [keysTimeline],
  templateSheets: [keySheet],
  invariants,
  imports: keyImports,
  hotQueries: [
    {
      name: 'keys.list',
      build: ({ communityId }) => keysQuery({ communityId, now: new Date(0), sort: 'number', limit: 50 }),
    },
    {
      name: 'keys.panel',
      build: ({ communityId }) => sql`select ${keysPanel.sql({ communityId, houseId: communityId, now: new Date(0) })}`,
    },
  ],
})
