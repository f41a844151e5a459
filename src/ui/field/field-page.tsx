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
        <div>
          {back !== undefined && (
            <button type="button" aria-label="返回" onClick={back}>
              <svg aria-hidden="true" width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor">
                <path d="M15 5l-7 7 7 7" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
              </svg>
            </button>
          )}
        </div>
        <h1>{title}</h1>
        <div className="field-head-end">{right}</div>
      </header>
      <main className="field-page">{children}</main>
      {Boolean(action) && <div className="field-action">{action}</div>}
    </>
  )
}
