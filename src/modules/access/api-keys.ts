import { createHash } from 'node:crypto'
import { exportingShort } from '../../platform/exports/index.ts'
import { auditedTransaction } from '../../platform/http/audited-transaction.ts'
import { outside, reading, useCase } from '../../platform/http/use-case.ts'
import { addApiKey, apiKeysOf, revoke } from './api-key.store.ts'
import * as list from './api-key-list.ts'
import * as contract from './contract.ts'
import { randomToken } from './password.ts'
import { refuse } from './refusals.ts'

export const listApiKeys = reading(contract.listApiKeys, async ({ tx }, { communityId }) => ({
  apiKeys: await apiKeysOf(tx, communityId),
}))

export const exportApiKeys = exportingShort(list.exportApiKeys, ({ tx }, { communityId }) => apiKeysOf(tx, communityId))

/** Makes a key and shows it once: only its hash is kept, and no stored answer keeps the key either. */
export const createApiKey = outside(contract.createApiKey, async (context, { communityId, name, roles, ...input }) => {
  const secret = `liren_${randomToken()}`
  const act = contract.createApiKey.summary
  const apiKey = await auditedTransaction({ ...context, communityId, act }, async ({ tx, now, audit }) => {
    const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt)
    if (expiresAt && expiresAt <= now) throw refuse('expiry-passed')
    const keyHash = createHash('sha256').update(secret).digest('hex')
    const tail = secret.slice(-4)
    const createdBy = context.actor.staffId
    const added = await addApiKey(tx, { communityId, name, roles, keyHash, tail, createdBy, now, expiresAt })
    audit({ subject: { kind: 'api-key', id: added.id }, fields: added.roles.map((role) => `roles:+${role}`) })
    return added
  })
  return { apiKey, secret }
})

export const revokeApiKey = useCase(contract.revokeApiKey, async ({ tx, now, audit }, { communityId, apiKeyId }) => {
  const revoked = await revoke(tx, { communityId, id: apiKeyId, now })
  if (!revoked) throw refuse('api-key-not-found')
  audit({ subject: { kind: 'api-key', id: apiKeyId } })
  return revoked
})
