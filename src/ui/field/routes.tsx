import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
  type RouteComponent,
  useParams,
} from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect } from 'react'
import type { Right } from '../../kernel/endpoint.ts'
import { kept } from '../shared/preferences.ts'
import { asProblem } from '../shared/problem.ts'
import { CommunityProvider, useHolds, useSession } from '../shared/session.tsx'
import { Frame } from './frame.tsx'
import { HomePage } from './home.tsx'
import type { FieldModule, FieldPage } from './module.ts'

const own: readonly FieldPage[] = [
  { path: '/outbox', title: '发送记录', right: 'signed-in', load: () => import('./outbox-page.tsx') },
  { path: '/me', title: '我的', right: 'signed-in', load: () => import('./me-page.tsx') },
  { path: '/communities', title: '切换小区', right: 'signed-in', load: () => import('./communities-page.tsx') },
]

export const pagesOf = (modules: readonly FieldModule[]): FieldPage[] => [
  ...own,
  ...modules.flatMap((module) => module.pages ?? []),
]

/** The phone's addresses: `/field/c/$code/…`. */
export const makeRouter = (modules: readonly FieldModule[]) => {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound })
  const start = createRoute({ getParentRoute: () => root, path: '/', component: Start })
  const community = createRoute({ getParentRoute: () => root, path: '/c/$code', component: InsideCommunity })
  const home = createRoute({ getParentRoute: () => community, path: '/', component: HomePage })
  const pages = pagesOf(modules).map((page) =>
    createRoute({ getParentRoute: () => community, path: page.path, component: shown(page) }),
  )
  return createRouter({
    routeTree: root.addChildren([start, community.addChildren([home, ...pages])]),
    basepath: '/field',
    parseSearch: (written) => Object.fromEntries(new URLSearchParams(written)),
    stringifySearch: (asked) => {
      const written = new URLSearchParams(asked as Record<string, string>).toString()
      return written === '' ? '' : `?${written}`
    },
    defaultErrorComponent: Fault,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  })
}

const shown = (page: FieldPage): RouteComponent => {
  const Content = lazyRouteComponent(page.load) as RouteComponent
  return () => (
    <Guarded right={page.right}>
      <Content />
    </Guarded>
  )
}

const Guarded = ({ right, children }: { right: Right; children: ReactNode }) => {
  const may = useHolds()
  if (may(right)) return <Suspense fallback={<p className="field-empty">正在打开…</p>}>{children}</Suspense>
  return <Words title="您没有打开这一页的权限" hint="需要时请找主管，在“员工与权限”里为您加上角色。" />
}

const Start = () => {
  const { person } = useSession()
  const last = person.communities.find((one) => one.code === kept.read('community')) ?? person.communities[0]
  if (last === undefined) return <Words title="还没有为您分配小区" hint="请主管为您选好小区和角色，再重新登录。" />
  return <Navigate to={'/c/$code' as string} params={{ code: last.code } as never} replace />
}

const InsideCommunity = () => {
  const { code } = useParams({ strict: false }) as { code?: string }
  const { person } = useSession()
  const community = person.communities.find((one) => one.code === code)
  useEffect(() => {
    if (community !== undefined) kept.write('community', community.code)
  }, [community])
  if (community === undefined) return <Start />
  return (
    <CommunityProvider community={community}>
      <Frame key={community.id}>
        <Outlet />
      </Frame>
    </CommunityProvider>
  )
}

const NotFound = () => <Words title="没有这一页" hint="请从下面的菜单重新打开。" />

const Fault = ({ error }: { error: unknown }) => <Words title="这一页出了差错" hint={asProblem(error).detail} />

const Words = ({ title, hint }: { title: string; hint: string }) => (
  <div className="field-empty" role="alert">
    <b>{title}</b>
    <p>{hint}</p>
  </div>
)
