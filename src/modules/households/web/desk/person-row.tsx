import type { ReactNode } from 'react'
import type { Card } from '../../contract.ts'
import { PhoneButton } from './phone-button.tsx'

type Person = Card['leases'][number]['tenants'][number]

interface PersonRowProps {
  readonly person: Person
  /** `1/2`, `配偶 · 2019-05-01 起` */
  readonly role?: ReactNode
  /** The one who was searched for, most likely on the phone now. */
  readonly calls: boolean
  /** Phones stand once on the card, at the first place a person appears. */
  readonly known?: boolean
  readonly open: () => void
  readonly actions?: ReactNode
}

/** One person of the house: name, by what right, phones. */
export const PersonRow = ({ person, role, calls, known = false, open, actions }: PersonRowProps) => (
  <li className={`person${calls ? ' person-calls' : ''}`}>
    <div className="person-who">
      <button type="button" className="row-link resident-name" onClick={open}>
        {person.name}
      </button>
      {person.kind === 'organisation' && <span className="person-kind">单位</span>}
      {role !== undefined && <span className="quiet">{role}</span>}
      {!known && person.identityMasked !== '' && (
        <span className="quiet person-identity">证件 {person.identityMasked}</span>
      )}
    </div>
    {!known && (
      <div className="phones">
        {person.phones.map(({ number, label }) => (
          <PhoneButton key={number} number={number} label={label} />
        ))}
        {person.phones.length === 0 && <span className="quiet">没有登记电话</span>}
      </div>
    )}
    {actions !== undefined && <span className="person-actions">{actions}</span>}
    {!known && person.note !== '' && <p className="person-note">{person.note}</p>}
  </li>
)
