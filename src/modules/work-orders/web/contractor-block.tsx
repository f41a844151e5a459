import { momentOf, phoneOf } from '../../../ui/shared/format.ts'
import { contactOutcomeNames, type RepairDetail } from '../contract.ts'

/** 保修单位: who it lies with, what they promised, and every call to them. */
export const ContractorBlock = ({ repair, open }: { repair: RepairDetail['repair']; open: boolean }) => {
  const { contractor, contacts, promisedOn } = repair
  if (contractor === null) return null
  return (
    <section className="repair-block" aria-label="保修单位">
      <h3>
        {open ? '现由 ' : '曾转 '}
        {contractor.name}
      </h3>
      <p>
        {contractor.contact}{' '}
        {contractor.phone !== '' && <a href={`tel:${contractor.phone}`}>{phoneOf(contractor.phone)}</a>}
        {promisedOn !== null && open && <b> 约定 {promisedOn} 上门</b>}
      </p>
      <ul>
        {contacts.map((one) => (
          <li key={one.id}>
            <span className="quiet">{momentOf(one.at)}</span> {one.by} → {one.contractorName}：
            {contactOutcomeNames[one.outcome]}
            {one.promisedOn !== null && ` ${one.promisedOn}`}
            {one.spokeWith !== '' && `（${one.spokeWith}）`}
            {one.said !== '' && ` ${one.said}`}
          </li>
        ))}
      </ul>
    </section>
  )
}
