import { exportingShort } from '../../../platform/exports/index.ts'
import { reading } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { facilitiesOf } from './facility.store.ts'
import * as list from './facility-list.ts'

export const listFacilities = reading(contract.listFacilities, async ({ tx, communityId }, { kind }) => ({
  facilities: await facilitiesOf(tx, { communityId, kind }),
}))

export const exportFacilities = exportingShort(list.exportFacilities, ({ tx }, asked) => facilitiesOf(tx, asked))
