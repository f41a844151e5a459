import type { ReactNode } from 'react'

interface EmptyProps {
  readonly title: string
  /** What belongs here and how it gets here. */
  readonly hint?: ReactNode
  /** The button that makes the first one. */
  readonly action?: ReactNode
}

/** An empty state that teaches: what would stand here, and the next step. */
export const Empty = ({ title, hint, action }: EmptyProps) => (
  <div className="empty">
    <svg
      aria-hidden="true"
      width="72"
      height="56"
      viewBox="0 0 72 56"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <path d="M8 50h56M14 50V24l14-12 14 12v26M42 30h16v20M24 50V38h8v12M24 28h.01M32 28h.01M49 37h.01M49 43h.01" />
    </svg>
    <p className="empty-title">{title}</p>
    {hint !== undefined && <p className="empty-hint">{hint}</p>}
    {action}
  </div>
)
