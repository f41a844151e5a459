import { useCase } from '../../../platform/http/use-case.ts'
import { found } from '../same-version.ts'
import * as contract from './contract.ts'
import * as store from './public-area.store.ts'

export const removePublicArea = useCase(
  contract.removePublicArea,
  async ({ tx, communityId, audit }, { publicAreaId }) => {
    const area = found('公共区域', await store.publicAreaById(tx, { communityId, publicAreaId }))
    await store.deletePublicArea(tx, { communityId, area })
    audit({ subject: { kind: 'public-area', id: publicAreaId } })
    return {}
  },
)
