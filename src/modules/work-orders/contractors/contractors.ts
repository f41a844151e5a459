import { exportingShort } from '../../../platform/exports/index.ts'
import { reading, useCase } from '../../../platform/http/use-case.ts'
import { refuse } from '../refusals.ts'
import type { ContractorId } from './contract.ts'
import * as contract from './contract.ts'
import { addContractor, contractorById, contractorsOf, saveContractor } from './contractor.store.ts'
import * as list from './contractor-list.ts'

export const listContractors = reading(contract.listContractors, async ({ tx, communityId }, { all = false }) => ({
  contractors: await contractorsOf(tx, { communityId, all }),
}))

export const createContractor = useCase(contract.createContractor, async ({ tx, audit }, { communityId, ...facts }) => {
  const contractorId = crypto.randomUUID() as ContractorId
  await addContractor(tx, { communityId, contractorId, facts: { ...facts, retired: false } })
  audit({ subject: { kind: 'contractor', id: contractorId } })
  return made(await contractorById(tx, { communityId, contractorId }))
})

export const exportContractors = exportingShort(list.exportContractors, ({ tx }, { communityId, all = false }) =>
  contractorsOf(tx, { communityId, all }),
)

/** Changes or retires a contractor; orders that lie with it stay there until somebody sends them elsewhere. */
export const setContractor = useCase(contract.setContractor, async ({ tx, audit }, input) => {
  const { communityId, contractorId, version, ...facts } = input
  const saved = await saveContractor(tx, { communityId, contractorId, version, facts })
  const now = made(await contractorById(tx, { communityId, contractorId }))
  if (!saved) throw refuse('contractor-changed', { name: now.name, yours: { version, ...facts }, theirs: now })
  audit({ subject: { kind: 'contractor', id: contractorId } })
  return now
})

const made = (contractor: contract.Contractor | undefined): contract.Contractor => {
  if (!contractor) throw refuse('no-such-contractor')
  return contractor
}
