import { exportingShort } from '../../../platform/exports/index.ts'
import { reading, useCase } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { massExportProcess } from './mass-export.process.ts'
import { refuseForeign } from './mass-export.rules.ts'
import { addMassExport, lockMassExport, massExportById, massExportsOf, saveState } from './mass-export.store.ts'
import * as list from './mass-export-list.ts'

export const listMassExports = reading(contract.listMassExports, async ({ tx, communityId }) => ({
  massExports: await massExportsOf(tx, communityId),
}))

export const exportMassExports = exportingShort(list.exportMassExports, ({ tx }, asked) =>
  massExportsOf(tx, asked.communityId),
)

export const askMassExport = useCase(
  contract.askMassExport,
  async ({ tx, communityId, actor, now, audit }, { reason }) => {
    const massExportId = crypto.randomUUID() as contract.MassExportId
    const state = massExportProcess.start
    await addMassExport(tx, { communityId, massExportId, reason, state, now, by: actor.staffId })
    audit({ subject: { kind: 'mass-export', id: massExportId }, reason })
    return massExportById(tx, { communityId, massExportId })
  },
)

export const withdrawMassExport = useCase(
  contract.withdrawMassExport,
  async ({ tx, communityId, actor, audit }, { massExportId }) => {
    const asked = await lockMassExport(tx, { communityId, massExportId })
    refuseForeign(asked, actor.staffId)
    await saveState(tx, { communityId, massExportId, state: massExportProcess.next(asked.state, 'withdraw') })
    audit({ subject: { kind: 'mass-export', id: massExportId } })
    return massExportById(tx, { communityId, massExportId })
  },
)
