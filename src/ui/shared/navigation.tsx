import { useLocation, useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, type MouseEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { useCommunityIfAny } from './session.tsx'

export type PagePath = `/${string}`

/** A page of the community on the screen as the router takes it; without a community, its company-wide address. */
const targetOf = (path: PagePath, code: string | undefined) => {
  const [inside = '/', query = ''] = path.split('?')
  const place = code === undefined ? '/company' : `/c/${code}`
  return {
    to: (inside === '/' ? place : place + inside) as string,
    search: Object.fromEntries(new URLSearchParams(query)) as never,
  }
}

/** Opens a page of the community on the screen: `go('/keys')`, `go('/houses/' + id)`, `go('/keys?state=lent')`. */
export const useGo = (): ((path: PagePath, options?: { replace?: boolean }) => void) => {
  const navigate = useNavigate()
  const code = useCommunityIfAny()?.code
  return useCallback(
    (path, options = {}) => void navigate({ ...targetOf(path, code), replace: options.replace ?? false }),
    [navigate, code],
  )
}

type PageLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly to: PagePath }

/** A true link to a page of the community on the screen; Ctrl+click opens a new tab. */
export const PageLink = ({ to, onClick, ...rest }: PageLinkProps) => {
  const go = useGo()
  const code = useCommunityIfAny()?.code
  const router = useRouter()
  const clicked = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    go(to)
  }
  return <a {...rest} href={router.buildLocation(targetOf(to, code)).publicHref} onClick={clicked} />
}

/** The path of the page on the screen inside its community: `/keys`. */
export const usePagePath = (): PagePath => {
  const { pathname } = useLocation()
  const inside = pathname.replace(/^\/(c\/[^/]+|company)/, '')
  return inside === '' ? '/' : (inside as PagePath)
}

/** A part of the address declared as `$name` in the page's path. */
export const usePageParam = (name: string): string => {
  const params = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>
  const value = params[name]
  if (value === undefined) throw new Error(`the page's path has no $${name}`)
  return value
}

export type Asked = Readonly<Record<string, string | undefined>>

/** What the page was asked to show (`?state=lent&q=张`): kept in the address, so that back and reload keep it. */
export const useAsked = (): readonly [Asked, (change: Asked) => void] => {
  const location = useLocation()
  const navigate = useNavigate()
  const asked = location.search as Asked
  const { pathname } = location
  const change = useCallback(
    (changed: Asked) => {
      const kept = Object.entries({ ...asked, ...changed }).filter(([, value]) => Boolean(value))
      void navigate({ to: pathname as string, search: Object.fromEntries(kept) as never, replace: true })
    },
    [asked, navigate, pathname],
  )
  return useMemo(() => [asked, change] as const, [asked, change])
}

/** The same, on a page that opens on a part (`{ status: 'open' }`) where the address asks for none; whoever clears it sees all. */
export const useAskedAtFirst = (first: Asked): readonly [Asked, (change: Asked) => void] => {
  const [asked, ask] = useAsked()
  const opening = useRef(true)
  useEffect(() => {
    const missing = Object.entries(first).filter(([name]) => asked[name] === undefined)
    if (opening.current && missing.length > 0) ask(Object.fromEntries(missing))
    opening.current = false
  }, [asked, ask, first])
  return [opening.current ? { ...first, ...asked } : asked, ask]
}
