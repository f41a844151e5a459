import { NavBar } from 'antd-mobile'
import { type ReactNode, useEffect } from 'react'

interface FieldPageProps {
  readonly title: string
  /** Without it the page is one of the tabs and has no way back. */
  readonly back?: (() => void) | undefined
  /** At the top right. */
  readonly right?: ReactNode
  /** The main action, in reach of the thumb above the bar. */
  readonly action?: ReactNode
  readonly children: ReactNode
}

/** A page on the phone: heading, content, the main action at the bottom. */
export const FieldPage = ({ title, back, right, action, children }: FieldPageProps) => {
  useEffect(() => {
    document.title = `${title} · 里仁`
  }, [title])
  return (
    <>
      <header className="field-head">
        <NavBar backIcon={back !== undefined} right={right} {...(back === undefined ? {} : { onBack: back })}>
          <h1>{title}</h1>
        </NavBar>
      </header>
      <main className="field-page">{children}</main>
      {action !== undefined && <div className="field-action">{action}</div>}
    </>
  )
}
