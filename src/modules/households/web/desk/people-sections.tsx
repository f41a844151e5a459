import type { ReactNode } from 'react'
import { dayOf } from '../../../../ui/shared/format.ts'
import { serverNow } from '../../../../ui/shared/server-clock.ts'
import { useHolds } from '../../../../ui/shared/session.tsx'
import { type Card, titleFormNames, titleMannerNames } from '../../contract.ts'
import { periodText } from '../../period-text.ts'
import { CardSection, SectionButton } from './card-section.tsx'
import { PersonRow } from './person-row.tsx'
import type { RegisterTask } from './register-drawers.tsx'

interface SectionProps {
  readonly card: Card
  readonly ask: (task: RegisterTask) => void
  /** Party who was searched for. */
  readonly caller: string | undefined
}

/** Who lives here and by what right: holders, tenants, others. */
export const PeopleSections = (props: SectionProps) => (
  <>
    <Holders {...props} />
    <Tenants {...props} />
    <Occupants {...props} />
  </>
)

const Holders = ({ card, ask, caller }: SectionProps) => {
  const mayManage = useHolds()('households.manage-titles')
  const { title, holders } = card
  return (
    <CardSection
      title="产权人"
      actions={
        <>
          <SectionButton run={() => ask({ kind: 'title-history' })}>历史</SectionButton>
          {mayManage && title === null && (
            <SectionButton run={() => ask({ kind: 'record-title' })}>登记产权</SectionButton>
          )}
          {mayManage && title !== null && <SectionButton run={() => ask({ kind: 'transfer' })}>过户</SectionButton>}
        </>
      }
    >
      {title === null ? (
        <p className="quiet">没有登记产权人。</p>
      ) : (
        <p className="quiet section-facts">
          {titleFormNames[title.form]} · {titleMannerNames[title.manner]} · {title.from} 起
          {title.certificateNumber !== '' && ` · 证号 ${title.certificateNumber}`}
        </p>
      )}
      <People>
        {holders.map((person) => (
          <PersonRow
            key={person.partyId}
            person={person}
            calls={person.partyId === caller}
            role={person.share === null ? undefined : `占 ${person.share.numerator}/${person.share.denominator}`}
            open={() => ask({ kind: 'party', partyId: person.partyId })}
          />
        ))}
      </People>
    </CardSection>
  )
}

const Tenants = ({ card, ask, caller }: SectionProps) => {
  const mayManage = useHolds()('households.manage')
  const today = dayOf(serverNow())
  return (
    <CardSection
      title="租户"
      empty={card.leases.length === 0 ? '没有租约' : undefined}
      actions={mayManage && <SectionButton run={() => ask({ kind: 'record-lease' })}>登记租约</SectionButton>}
    >
      {card.leases.map((lease) => (
        <div key={lease.id} className="lease">
          <p className="section-facts">
            <b>{lease.part === '' ? '整套' : lease.part}</b> {periodText(lease)}
            {lease.from > today && <span className="state-chip">尚未开始</span>}
            {mayManage && (
              <span className="person-actions">
                <SectionButton run={() => ask({ kind: 'lease', leaseId: lease.id })}>续签或更正</SectionButton>
                <SectionButton run={() => ask({ kind: 'end-lease', leaseId: lease.id })}>终止</SectionButton>
              </span>
            )}
          </p>
          {lease.interiorRenovation !== '' && <p className="quiet">室内装修：{lease.interiorRenovation}</p>}
          {lease.note !== '' && <p className="quiet">{lease.note}</p>}
          <People>
            {lease.tenants.map((person) => (
              <PersonRow
                key={person.partyId}
                person={person}
                calls={person.partyId === caller}
                open={() => ask({ kind: 'party', partyId: person.partyId })}
              />
            ))}
          </People>
        </div>
      ))}
    </CardSection>
  )
}

const Occupants = ({ card, ask, caller }: SectionProps) => {
  const mayManage = useHolds()('households.manage')
  const shownAbove = new Set([...card.holders, ...card.leases.flatMap((one) => one.tenants)].map((one) => one.partyId))
  return (
    <CardSection
      title="住户"
      empty={card.occupants.length === 0 ? '没有另外登记住户' : undefined}
      actions={mayManage && <SectionButton run={() => ask({ kind: 'move-in' })}>添加住户</SectionButton>}
    >
      <People>
        {card.occupants.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            calls={person.partyId === caller && !shownAbove.has(person.partyId)}
            known={shownAbove.has(person.partyId)}
            role={[person.relation, `${person.from} 起`].filter((part) => part !== '').join(' · ')}
            open={() => ask({ kind: 'party', partyId: person.partyId })}
            actions={
              mayManage && (
                <SectionButton run={() => ask({ kind: 'move-out', occupantId: person.id })}>搬离</SectionButton>
              )
            }
          />
        ))}
      </People>
    </CardSection>
  )
}

const People = ({ children }: { children: ReactNode }) => <ul className="people">{children}</ul>
