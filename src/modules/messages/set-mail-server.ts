import { reading, useCase } from '../../platform/http/use-case.ts'
import { mayMail } from '../../platform/outbound/send-mail.ts'
import * as contract from './contract.ts'
import { saveMailServer, shownMailServer } from './mail-server.store.ts'
import { refuse } from './refusals.ts'

export const readMailServer = reading(contract.readMailServer, async ({ tx }) => ({
  mailServer: await shownMailServer(tx),
}))

/** Sets the mail server of the company. A password goes in and never comes back. */
export const setMailServer = useCase(contract.setMailServer, async ({ tx, now, audit }, { password, ...server }) => {
  if (!mayMail(server.host, server.port)) throw refuse('mail-server-refused')
  const saved = await saveMailServer(tx, { server, password, now })
  const theirs = await shownMailServer(tx)
  if (!saved || theirs === null) throw refuse('mail-server-changed', { yours: server, theirs })
  audit({ fields: ['host', 'port', 'security', 'user', 'sender', ...(password === undefined ? [] : ['password'])] })
  return theirs
})
