import { exportingShort } from '../../platform/exports/index.ts'
import { reading, useCase } from '../../platform/http/use-case.ts'
import { accountsOf, saveAccounts } from './account.store.ts'
import * as list from './channel-list.ts'
import * as contract from './contract.ts'
import { refuse } from './refusals.ts'

export const listAccounts = reading(contract.listAccounts, async ({ tx, communityId }) => ({
  colleagues: await accountsOf(tx, { communityId }),
}))

export const exportAccounts = exportingShort(list.exportAccounts, ({ tx }, { communityId }) =>
  accountsOf(tx, { communityId }),
)

/** Sets under which accounts a colleague is mentioned in the groups. */
export const setAccounts = useCase(
  contract.setAccounts,
  async ({ tx, communityId, audit }, { communityId: _, ...yours }) => {
    const { staffId, version } = yours
    const [theirs] = await accountsOf(tx, { communityId, staffId })
    if (!theirs) throw refuse('colleague-unknown')
    if (!(await saveAccounts(tx, { communityId, ...yours }))) throw refuse('accounts-changed', { yours, theirs })
    audit({ subject: { kind: 'staff', id: staffId }, fields: ['wecom', 'dingtalk', 'feishu'] })
    return { ...yours, name: theirs.name, version: version + 1 }
  },
)
