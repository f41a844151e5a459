import { type ReactNode, useEffect } from 'react'
import { useCommunityIfAny } from '../shared/session.tsx'

interface PageHeadProps {
  readonly title: string
  readonly note?: ReactNode
  /** Buttons at the right: the page's main action last. */
  readonly actions?: ReactNode
}

/** Heading of a page; also names the browser's tab. */
export const PageHead = ({ title, note, actions }: PageHeadProps) => {
  const community = useCommunityIfAny()
  const where = community?.name
  useEffect(() => {
    document.title = [title, where, '里仁'].filter(Boolean).join(' · ')
  }, [title, where])
  return (
    <div className="page-head">
      <h1>{title}</h1>
      {note !== undefined && <p className="quiet">{note}</p>}
      <div className="page-actions">{actions}</div>
    </div>
  )
}
