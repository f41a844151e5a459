import { defineModule } from '../../platform/app/define-module.ts'
import { refuse as refuseImport } from '../../platform/import/refusals.ts'
import { refuse as refuseSheet } from '../../platform/sheets/refusals.ts'
import { leaseTimeline, occupantTimeline, titleTimeline } from './card/household-timeline.store.ts'
import { listHouseholds } from './card/list-households.ts'
import { showCard } from './card/show-card.ts'
import { showTimeline } from './card/show-timeline.ts'
import { hotQueries } from './hot-queries.ts'
import { applyImport, cancelImport, resumeImport } from './import/apply-import.ts'
import { acceptFixes, decideTwins } from './import/decide-import.ts'
import { householdImports } from './import/index.ts'
import { importJobs } from './import/jobs.ts'
import {
  downloadErrors,
  exportImports,
  listImportRows,
  listImports,
  listRegisters,
  listTwins,
  showImport,
} from './import/list-imports.ts'
import { mapImport, previewImport } from './import/preview-import.ts'
import { listObstacles, undoImport } from './import/undo-import.ts'
import { invariants } from './invariants.ts'
import { correctLease } from './leases/correct-lease.ts'
import { endLease } from './leases/end-lease.ts'
import { exportLeases, listLeases } from './leases/list-leases.ts'
import { recordLease } from './leases/record-lease.ts'
import { askMassExport, exportMassExports, listMassExports, withdrawMassExport } from './mass-export/ask-mass-export.ts'
import { declineMassExport, grantMassExport } from './mass-export/decide-mass-export.ts'
import { takeMassExport } from './mass-export/take-mass-export.ts'
import { exportOccupants, listOccupants } from './occupants/list-occupants.ts'
import { moveIn } from './occupants/move-in.ts'
import { moveOut } from './occupants/move-out.ts'
import { removeOccupant } from './occupants/remove-occupant.ts'
import { changeParty } from './parties/change-party.ts'
import { createParty } from './parties/create-party.ts'
import { findByIdentity } from './parties/find-by-identity.ts'
import { listDuplicates } from './parties/list-duplicates.ts'
import { exportParties, listParties } from './parties/list-parties.ts'
import { mergeParty } from './parties/merge-party.ts'
import { revealIdentity } from './parties/reveal-identity.ts'
import { showParty } from './parties/show-party.ts'
import { refreshKeysOfHouses } from './refresh-house-keys.ts'
import { refuse } from './refusals.ts'
import { search } from './search/search.ts'
import { searchCompany } from './search/search-company.ts'
import { downloadTemplate } from './template/download-template.ts'
import { householdSheets } from './template/sheets.ts'
import { correctTitle } from './titles/correct-title.ts'
import { endTitle } from './titles/end-title.ts'
import { exportTitles, listTitles } from './titles/list-titles.ts'
import { recordTitle } from './titles/record-title.ts'
import { transferTitle } from './titles/transfer-title.ts'
import { addVehicle } from './vehicles/add-vehicle.ts'
import { changeVehicle } from './vehicles/change-vehicle.ts'
import { exportVehicles, listVehicles } from './vehicles/list-vehicles.ts'
import { removeVehicle } from './vehicles/remove-vehicle.ts'

const desk = ['clerk', 'supervisor', 'manager', 'cashier', 'file-clerk', 'head-office', 'administrator']
const keepers = ['clerk', 'supervisor', 'manager', 'file-clerk', 'administrator']

export const households = defineModule({
  id: 'households',
  name: '业户',
  rights: {
    'households.search': { name: '查找住户', roles: desk },
    'households.card': { name: '查看住户卡', roles: desk },
    'households.read': { name: '查看业户资料', roles: desk },
    'households.manage': { name: '维护业户资料', roles: keepers },
    'households.import': { name: '导入资料', roles: ['supervisor', 'manager', 'file-clerk', 'administrator'] },
    'households.manage-titles': { name: '登记产权与过户', roles: keepers },
    'households.correct-titles': { name: '更正产权登记', roles: ['supervisor', 'manager', 'file-clerk'] },
    'households.merge': { name: '合并重复业户', roles: ['supervisor', 'manager'] },
    'households.mass-export': {
      name: '申请全号导出',
      roles: ['supervisor', 'manager', 'head-office', 'administrator'],
    },
    'households.approve-mass-export': { name: '批准全号导出', roles: ['manager', 'head-office', 'administrator'] },
    'households.reveal-identity': { name: '查看完整证件号码', roles: ['supervisor', 'manager', 'file-clerk'] },
  },
  handlers: [
    search,
    searchCompany,
    showCard,
    showTimeline,
    listHouseholds,
    listParties,
    exportParties,
    showParty,
    createParty,
    changeParty,
    listDuplicates,
    findByIdentity,
    mergeParty,
    revealIdentity,
    listTitles,
    exportTitles,
    recordTitle,
    transferTitle,
    endTitle,
    correctTitle,
    listLeases,
    exportLeases,
    recordLease,
    correctLease,
    endLease,
    listOccupants,
    exportOccupants,
    moveIn,
    moveOut,
    removeOccupant,
    listVehicles,
    exportVehicles,
    addVehicle,
    changeVehicle,
    removeVehicle,
    downloadTemplate,
    listMassExports,
    exportMassExports,
    askMassExport,
    withdrawMassExport,
    grantMassExport,
    declineMassExport,
    takeMassExport,
    previewImport,
    listImports,
    exportImports,
    showImport,
    listImportRows,
    listRegisters,
    mapImport,
    acceptFixes,
    listTwins,
    decideTwins,
    applyImport,
    cancelImport,
    resumeImport,
    undoImport,
    listObstacles,
    downloadErrors,
  ],
  refusals: [refuse, refuseSheet, refuseImport],
  timelines: [
    { id: 'title', right: 'households.card', sql: titleTimeline },
    { id: 'lease', right: 'households.card', sql: leaseTimeline },
    { id: 'occupant', right: 'households.card', sql: occupantTimeline },
  ],
  templateSheets: householdSheets,
  subscriptions: [refreshKeysOfHouses],
  jobs: importJobs,
  invariants,
  hotQueries,
  imports: householdImports,
})
