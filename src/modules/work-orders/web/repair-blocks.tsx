import { Button } from 'antd'
import { momentOf, spanOf } from '../../../ui/shared/format.ts'
import { PageLink } from '../../../ui/shared/navigation.tsx'
import type { PaperId } from '../../papers/contract.ts'
import type { RepairDetail, Trip } from '../contract.ts'

type Repair = RepairDetail['repair']

/** 返修: the first order and those after it, each one click away. */
export const ReworksBlock = ({ repair: { reworkOf, reworks } }: { repair: Repair }) => {
  if (reworkOf === null && reworks.length === 0) return null
  return (
    <section className="repair-block" aria-label="返修">
      <h3>{reworkOf === null ? `返修 ${reworks.length} 次` : '这是返修单'}</h3>
      <ul>
        {[
          ...(reworkOf === null ? [] : [{ ...reworkOf, word: '原单' }]),
          ...reworks.map((one) => ({ ...one, word: '返修' })),
        ].map((one) => (
          <li key={one.id}>
            {one.word} <PageLink to={`/repairs?matter=${one.id}`}>{one.number}</PageLink> {one.title}{' '}
            <span className="quiet">{one.stateName}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 上门: who came, when, for how long, how it ended. */
export const TripsBlock = ({ trips }: { trips: readonly Trip[] }) => {
  if (trips.length === 0) return null
  return (
    <section className="repair-block" aria-label="上门">
      <h3>上门 {trips.length} 次</h3>
      <ul>
        {trips.map((trip) => (
          <li key={trip.arrivedAt}>
            {momentOf(trip.arrivedAt)} {trip.who} {lengthOf(trip)}
          </li>
        ))}
      </ul>
    </section>
  )
}

const lengthOf = ({ arrivedAt, leftAt, ended }: Trip): string =>
  leftAt === null ? '正在现场' : `${spanOf(Date.parse(leftAt) - Date.parse(arrivedAt))}，${ended}`

/** 用料: the lines, and free words where there are some. */
export const MaterialsBlock = ({ repair: { materialLines, materials } }: { repair: Repair }) => {
  if (materialLines.length === 0 && materials === '') return null
  return (
    <section className="repair-block" aria-label="用料">
      <h3>用料</h3>
      <ul>
        {materialLines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place; two may say the same.
          <li key={at}>
            {line.name} <span className="figures">{line.quantity}</span> {line.unit}
          </li>
        ))}
      </ul>
      {materials !== '' && <p>{materials}</p>}
    </section>
  )
}

/** 报修单: the slips that were issued; printing one again marks it. */
export const SlipsBlock = ({ slips, print }: { slips: Repair['slips']; print: (id: PaperId) => void }) => {
  if (slips.length === 0) return null
  return (
    <section className="repair-block" aria-label="报修单">
      <h3>报修单</h3>
      <ul>
        {slips.map(({ id, number, issuedAt, voided }) => (
          <li key={id}>
            <PageLink to={`/papers/${id}`}>{number}</PageLink> <span className="quiet">{momentOf(issuedAt)} 出单</span>
            {voided ? (
              ' 已作废'
            ) : (
              <Button type="link" size="small" onClick={() => print(id)}>
                再打印
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
