import { useEffect, useRef } from 'react'
import { type Asked, useAsked } from '../../../ui/shared/navigation.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type Asks, keptByViews, listViews, type SavedView } from '../contract.ts'

export interface Views {
  /** Undefined until they were read. */
  readonly all: readonly SavedView[] | undefined
  readonly defaultId: string | null
  /** They could not be read; the page does without. */
  readonly failed: boolean
}

/** The saved views that this person may choose from. */
export const useViews = (): Views => {
  const { id: communityId } = useCommunity()
  const { data, isError } = useRead(listViews, { communityId })
  return { all: data?.views, defaultId: data?.defaultId ?? null, failed: isError }
}

/** What a view keeps, as the address says it now. */
export const asksOf = (asked: Asked): Asks =>
  Object.fromEntries(keptByViews.flatMap((name) => (asked[name] ? [[name, asked[name]]] : [])))

/** The address that shows a view: what it keeps, and nothing of what was asked before. */
export const addressOf = (view: Pick<SavedView, 'id' | 'asks'>): Asked => ({ ...nothing, ...view.asks, view: view.id })

/** The address of the page as it opens without a view of one's own. */
export const usualAddress = (): Asked => ({ ...nothing, status: 'open' })

const nothing: Asked = Object.fromEntries([...keptByViews, 'view', 'house'].map((name) => [name, undefined]))

/** True where the address asks otherwise than the view does. */
export const differs = (asked: Asked, view: SavedView): boolean =>
  keptByViews.some((name) => (asked[name] ?? '') !== (view.asks[name] ?? ''))

/**
 * The page opens on the person's default view, or on what is not done yet; an address that asks for something is left
 * as it is. False until that is settled.
 */
export const useOpeningView = ({ all, defaultId, failed }: Views): boolean => {
  const [asked, ask] = useAsked()
  const settled = useRef(false)
  const bare = asked['status'] === undefined && asked['view'] === undefined
  const asksNothing = bare && keptByViews.every((name) => asked[name] === undefined) && asked['house'] === undefined
  const known = all !== undefined || failed
  useEffect(() => {
    if (settled.current || !known) return
    settled.current = true
    const chosen = all?.find(({ id }) => id === defaultId)
    if (asksNothing) ask(chosen === undefined ? usualAddress() : addressOf(chosen))
    else if (bare) ask({ status: 'open' })
  }, [all, known, defaultId, asksNothing, bare, ask])
  return settled.current || !bare
}
