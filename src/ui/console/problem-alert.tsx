import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { asProblem } from '../shared/problem.ts'

interface ProblemAlertProps {
  readonly problem: unknown
  /** Offered where the same thing may simply be tried again. */
  readonly again?: () => void
  readonly action?: ReactNode
}

/** One sentence on what went wrong and what to do, with the faults of single fields below it. */
export const ProblemAlert = ({ problem, again, action }: ProblemAlertProps) => {
  const { detail, fields } = asProblem(problem)
  const offered =
    again === undefined ? (
      action
    ) : (
      <button type="button" className="plain-button" onClick={again}>
        再试一次
      </button>
    )
  return (
    <div className="problem">
      <Alert
        type="error"
        title={detail}
        {...(fields.length > 0 ? { description: <FieldList fields={fields} /> } : {})}
        {...(offered === undefined ? {} : { action: offered })}
      />
    </div>
  )
}

const FieldList = ({ fields }: { fields: readonly { path: string; message: string }[] }) => (
  <ul className="problem-fields">
    {fields.map(({ path, message }) => (
      <li key={path + message}>{message}</li>
    ))}
  </ul>
)
