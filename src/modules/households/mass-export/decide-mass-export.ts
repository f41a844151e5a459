import type { CommunityId } from '../../../kernel/id.ts'
import { type Context, useCase } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { massExportProcess } from './mass-export.process.ts'
import { refuseOwn } from './mass-export.rules.ts'
import { lockMassExport, massExportById, saveDecision } from './mass-export.store.ts'

export const grantMassExport = useCase(contract.grantMassExport, (context, input) => decide(context, 'grant', input))

export const declineMassExport = useCase(contract.declineMassExport, (context, input) =>
  decide(context, 'decline', input),
)

/** The second person decides; whoever asked cannot (case 40). */
const decide = async (
  { tx, actor, now, audit }: Pick<Context<typeof contract.grantMassExport>, 'tx' | 'actor' | 'now' | 'audit'>,
  action: 'grant' | 'decline',
  { communityId, massExportId, note }: { communityId: CommunityId; massExportId: contract.MassExportId; note: string },
) => {
  const asked = await lockMassExport(tx, { communityId, massExportId })
  refuseOwn(asked, actor.staffId)
  const state = massExportProcess.next(asked.state, action)
  await saveDecision(tx, { communityId, massExportId, state, note, now, by: actor.staffId })
  audit({ subject: { kind: 'mass-export', id: massExportId }, fields: ['state'], reason: note })
  return massExportById(tx, { communityId, massExportId })
}
