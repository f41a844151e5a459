import { liableNames, type RepairDetail, warrantyNames } from '../contract.ts'

/** 保修: what part and dates say, and where a person judged otherwise, who and why. */
export const WarrantyBlock = ({ warranty }: { warranty: RepairDetail['repair']['warranty'] }) => {
  const { judgedBy, judgedReason, liable, completedOn, deliveredOn } = warranty
  if (warranty.warranty === 'none' && judgedBy === '') return null
  const dates = [completedOn && `竣工验收合格 ${completedOn}`, deliveredOn && `交付 ${deliveredOn}`].filter(Boolean)
  return (
    <section className="repair-block" aria-label="保修">
      <h3>
        <span className={`warranty-word warranty-${warranty.warranty}`}>{warrantyNames[warranty.warranty]}</span>
        {warranty.until !== null && <span className="figures">（到 {warranty.until}）</span>} → {liableNames[liable]}
      </h3>
      <p className="quiet">{warranty.why}</p>
      {dates.length > 0 && <p className="quiet">{dates.join('，')}</p>}
      {judgedBy !== '' && (
        <p>
          {judgedBy} 改判由{liableNames[liable]}负责：{judgedReason}
        </p>
      )}
    </section>
  )
}
