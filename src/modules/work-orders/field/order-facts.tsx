import { PageLink } from '../../../ui/shared/navigation.tsx'
import { liableNames, type RepairDetail, warrantyNames } from '../contract.ts'

/** What the technician must know beside the fault: warranty, the order it comes back from, what was done and used. */
export const OrderFacts = ({ repair }: { repair: RepairDetail['repair'] }) => {
  const { warranty, reworkOf, result, materialLines, materials } = repair
  return (
    <>
      {reworkOf !== null && (
        <PageLink to={`/orders/${reworkOf.id}`} className="field-card order-card">
          <b>返修</b>，原单 {reworkOf.number} ›
        </PageLink>
      )}
      {warranty.warranty !== 'none' && (
        <div className="field-card">
          <b>{warrantyNames[warranty.warranty]}</b> → {liableNames[warranty.liable]}
          <p className="quiet">{warranty.judgedReason || warranty.why}</p>
          {warranty.liable === 'developer' && <p className="quiet">属施工质量的，先止损，再请前台转保修单位。</p>}
        </div>
      )}
      {result !== '' && (
        <div className="field-card">
          <p className="order-words">处理结果：{result}</p>
          {materialLines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place; two may say the same.
            <p key={at} className="quiet">
              {line.name} {line.quantity} {line.unit}
            </p>
          ))}
          {materials !== '' && <p className="quiet">{materials}</p>}
        </div>
      )}
    </>
  )
}
