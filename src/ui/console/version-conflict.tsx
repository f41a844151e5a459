import { Button } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'
import { isProblem, type Problem } from '../shared/problem.ts'

interface VersionConflictProps<Values> {
  readonly problem: Problem | null
  /** Code of the refusal: `access.changed-meanwhile`. Its facts are `yours` and `theirs`. */
  readonly code: string
  /** The fields to compare, with their labels and how a value is shown. */
  readonly fields: readonly {
    readonly name: keyof Values & string
    readonly label: string
    readonly show?: (value: unknown) => ReactNode
  }[]
  /** Saves mine over the other version. */
  readonly keepMine: (version: number) => void
  /** Puts the other version into the form. */
  readonly takeTheirs: (theirs: Values & { readonly version: number }) => void
}

/** Two people saved the same thing: shows both versions side by side, nothing is lost. */
export const VersionConflict = <Values extends object>(props: VersionConflictProps<Values>) => {
  const { problem, code, fields } = props
  const shown = useRef<HTMLDivElement>(null)
  // It stands above the form, which may be scrolled to its last field.
  useEffect(() => {
    if (problem !== null) shown.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  if (problem === null || !isProblem(problem, code)) return null
  const { yours, theirs } = problem.facts as { yours: Values; theirs: Values & { version: number } }
  const differing = fields.filter(({ name }) => JSON.stringify(yours[name]) !== JSON.stringify(theirs[name]))
  return (
    <div className="conflict" role="alert" ref={shown}>
      <p>{problem.detail}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col">您填的</th>
            <th scope="col">别人保存的</th>
          </tr>
        </thead>
        <tbody>
          {differing.map(({ name, label, show = shownAsText }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td>{show(yours[name])}</td>
              <td>{show(theirs[name])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="conflict-choice">
        <Button onClick={() => props.takeTheirs(theirs)}>改用别人保存的</Button>
        <Button type="primary" onClick={() => props.keepMine(theirs.version)}>
          保存我填的
        </Button>
      </div>
    </div>
  )
}

const shownAsText = (value: unknown): ReactNode => {
  if (value === null || value === undefined || value === '') return '（空）'
  return Array.isArray(value) ? value.join('、') : String(value)
}
