import { useCase } from '../../platform/http/use-case.ts'
import * as outbound from '../../platform/outbox/outbound.ts'
import * as contract from './contract.ts'

export const allowOutbound = useCase(contract.allowOutbound, async ({ tx, now, audit }) => {
  const changed = await outbound.allowOutbound(tx, now)
  if (changed) audit({ fields: ['outbound'] })
  return {}
})
