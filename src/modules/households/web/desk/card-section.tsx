import { type ReactNode, useId } from 'react'

interface CardSectionProps {
  readonly title: string
  readonly actions?: ReactNode
  /** Said beside the heading where there is nothing to show, to save a line. */
  readonly empty?: string | undefined
  readonly children?: ReactNode
}

/** One group of facts on the household card, with what can be done about it at its right. */
export const CardSection = ({ title, actions, empty, children }: CardSectionProps) => {
  const id = useId()
  return (
    <section className="sheet card-section" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {empty !== undefined && <span className="quiet">{empty}</span>}
        <div className="section-actions">{actions}</div>
      </div>
      {empty === undefined && children}
    </section>
  )
}

export const SectionButton = ({ run, children }: { run: () => void; children: ReactNode }) => (
  <button type="button" className="section-button" onClick={run}>
    {children}
  </button>
)
