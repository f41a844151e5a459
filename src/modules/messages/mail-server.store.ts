import { sql } from 'kysely'
import type { Tx } from '../../platform/database/tx.ts'
import type { MailServer } from '../../platform/outbound/send-mail.ts'
import { decrypt, encrypt } from '../../platform/secrets/key-ring.ts'
import { keyRing } from '../../platform/secrets/open-key-ring.ts'
import type { MailServerShown } from './contract.ts'

const PLACE = 'messages.mail_server password'

export const mailServerSet = async (tx: Tx): Promise<boolean> => {
  const { rows } = await sql`/* messages.mail-server-set */ select 1 from messages.mail_server`.execute(tx)
  return rows.length > 0
}

/** The mail server as people may see it. */
export const shownMailServer = async (tx: Tx): Promise<MailServerShown | null> => {
  const { rows } = await sql<MailServerShown>`/* messages.mail-server */
    select host, port, security, user_name as "user", sender, password <> '' as "hasPassword", version
    from messages.mail_server`.execute(tx)
  return rows[0] ?? null
}

/** The mail server with its password, for the moment of sending. */
export const mailServerToUse = async (tx: Tx): Promise<MailServer | undefined> => {
  const { rows } = await sql<MailServer>`/* messages.mail-server-to-use */
    select host, port, security, user_name as "user", password, sender as "from" from messages.mail_server`.execute(tx)
  const row = rows[0]
  return row && { ...row, password: row.password && decrypt(keyRing(), { cipher: row.password, place: PLACE }) }
}

/** Saves it where its version is still the one that was seen (0: none yet); false where not. No password given: the old one stays. */
export const saveMailServer = async (
  tx: Tx,
  on: {
    server: Omit<MailServerShown, 'hasPassword'>
    password: string | undefined
    now: Date
  },
): Promise<boolean> => {
  const { server, now } = on
  const password = on.password ? encrypt(keyRing(), { text: on.password, place: PLACE }) : ''
  if (server.version === 0) {
    const { rows } = await sql`insert into messages.mail_server
      (host, port, security, user_name, password, sender, changed_at)
      values (${server.host}, ${server.port}, ${server.security}, ${server.user}, ${password}, ${server.sender}, ${now})
      on conflict do nothing returning id`.execute(tx)
    return rows.length === 1
  }
  const { rows } = await sql`update messages.mail_server set host = ${server.host}, port = ${server.port},
      security = ${server.security}, user_name = ${server.user}, sender = ${server.sender}, changed_at = ${now},
      password = ${on.password === undefined ? sql`password` : password}, version = version + 1
    where version = ${server.version} returning id`.execute(tx)
  return rows.length === 1
}
