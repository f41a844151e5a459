import { CardPanels } from '../../../../ui/console/card.tsx'
import { ClockBadge } from '../../../../ui/console/clock-badge.tsx'
import { useCardPanels } from '../../../../ui/console/modules-context.tsx'
import { momentOf } from '../../../../ui/shared/format.ts'
import type { Card, Panel } from '../../contract.ts'
import { CardSection } from './card-section.tsx'

/** What the other modules say of this house: by their own component where they bring one, else plainly. */
export const ModulePanels = ({ card }: { card: Card }) => {
  const drawn = new Set(useCardPanels().map(({ id }) => id))
  const data = Object.fromEntries(card.panels.map((panel) => [panel.id, panel]))
  return (
    <>
      <CardPanels houseId={card.house.id} data={data} />
      {card.panels
        .filter(({ id }) => !drawn.has(id))
        .map((panel) => (
          <PlainPanel key={panel.id} panel={panel} />
        ))}
    </>
  )
}

const PlainPanel = ({ panel }: { panel: Panel }) => (
  <CardSection title={panel.title} empty={panel.items.length === 0 ? panel.summary || '无' : undefined}>
    {panel.summary !== '' && <p className={`section-facts tone-${panel.tone}`}>{panel.summary}</p>}
    <ul className="panel-items">
      {panel.items.map(({ id, title, detail, number, at, dueAt, tone = '' }) => (
        <li key={id} className={`tone-${tone}`}>
          <span>
            {number !== undefined && <b>{number} </b>}
            {title}
            {at !== undefined && <span className="quiet"> {momentOf(at)}</span>}
            {detail !== undefined && detail !== '' && <span className="quiet"> · {detail}</span>}
          </span>
          {dueAt !== undefined && <ClockBadge dueAt={dueAt} />}
        </li>
      ))}
    </ul>
  </CardSection>
)
