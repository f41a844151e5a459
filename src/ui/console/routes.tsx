import {
  createRootRoute,
  createRoute,
  createRouter,
  Link,
  lazyRouteComponent,
  Navigate,
  Outlet,
  type RouteComponent,
  useNavigate,
  useParams,
} from '@tanstack/react-router'
import { type ReactNode, Suspense, useEffect } from 'react'
import type { Right } from '../../kernel/endpoint.ts'
import { kept } from '../shared/preferences.ts'
import { type CommunityAccess, CommunityProvider, useHolds, useSession } from '../shared/session.tsx'
import { Empty } from './empty.tsx'
import { Frame } from './frame.tsx'
import type { ConsoleModule, Page } from './module.ts'
import { useMenu } from './modules-context.tsx'
import { PageFault } from './page-fault.tsx'
import { PageHead } from './page-head.tsx'
import { TodayPage } from './today.tsx'

/** The console's addresses: `/c/$code/…` inside a community, `/company/…` for pages that need none. */
export const makeRouter = (modules: readonly ConsoleModule[]) => {
  const root = createRootRoute({ component: Outlet, notFoundComponent: Nowhere })
  const start = createRoute({ getParentRoute: () => root, path: '/', component: Start })
  const community = createRoute({ getParentRoute: () => root, path: '/c/$code', component: InsideCommunity })
  const company = createRoute({ getParentRoute: () => root, path: '/company', component: InsideCompany })
  const pages = modules.flatMap((module) => module.pages ?? [])
  const today = createRoute({ getParentRoute: () => community, path: '/', component: TodayPage })
  const firstOfCompany = createRoute({ getParentRoute: () => company, path: '/', component: CompanyStart })
  return createRouter({
    routeTree: root.addChildren([
      start,
      community.addChildren([
        today,
        ...pages.map((page) =>
          createRoute({ getParentRoute: () => community, path: page.path, component: shown(page) }),
        ),
        createRoute({ getParentRoute: () => community, path: '$', component: NotFound }),
      ]),
      company.addChildren([
        firstOfCompany,
        ...pages
          .filter((page) => page.scope === 'company')
          .map((page) => createRoute({ getParentRoute: () => company, path: page.path, component: shown(page) })),
        createRoute({ getParentRoute: () => company, path: '$', component: NotFound }),
      ]),
    ]),
    parseSearch: (written) => Object.fromEntries(new URLSearchParams(written)),
    stringifySearch: (asked) => {
      const written = new URLSearchParams(asked as Record<string, string>).toString()
      return written === '' ? '' : `?${written}`
    },
    defaultErrorComponent: PageFault,
    defaultNotFoundComponent: Nowhere,
    scrollRestoration: true,
  })
}

const shown = (page: Page): RouteComponent => {
  const Content = lazyRouteComponent(page.load) as RouteComponent
  return () => (
    <Guarded right={page.right} title={page.title}>
      <Content />
    </Guarded>
  )
}

const Guarded = (props: { right: Right; title: string; children: ReactNode }) => {
  const may = useHolds()
  if (may(props.right)) return <Suspense fallback={<p className="quiet">正在打开…</p>}>{props.children}</Suspense>
  return (
    <>
      <PageHead title={props.title} />
      <Empty title="您没有打开这一页的权限" hint="需要时请找主管或系统管理员，在“员工与权限”里为您加上角色。" />
    </>
  )
}

const lastCommunity = 'community'

const Start = () => {
  const { person } = useSession()
  const last = person.communities.find((one) => one.code === kept.read(lastCommunity)) ?? person.communities[0]
  if (last === undefined) return <Navigate to="/company" replace />
  return <Navigate to={`/c/${last.code}` as string} replace />
}

const InsideCommunity = () => {
  const { code } = useParams({ strict: false }) as { code?: string }
  const { person } = useSession()
  const community = person.communities.find((one) => one.code === code)
  useEffect(() => {
    if (community !== undefined) kept.write(lastCommunity, community.code)
  }, [community])
  return (
    <Framed community={community}>
      {community === undefined ? (
        <Empty
          title={`没有找到小区“${code ?? ''}”`}
          hint="可能是地址写错了，或者您不在这个小区工作。请在左上角换一个小区。"
        />
      ) : (
        // Another community is another page: nothing typed or chosen in one may end up in the other.
        <div key={community.id} className="page-inner">
          <Outlet />
        </div>
      )}
    </Framed>
  )
}

const InsideCompany = () => (
  <Framed community={undefined}>
    <div className="page-inner">
      <Outlet />
    </div>
  </Framed>
)

const CompanyStart = () => {
  const first = useMenu('设置')[0]
  if (first !== undefined) return <Navigate to={`/company${first.path}` as string} replace />
  return <Empty title="还没有为您分配小区" hint="请系统管理员在“员工与权限”里为您选择小区和角色，然后重新登录。" />
}

const Framed = ({ community, children }: { community: CommunityAccess | undefined; children: ReactNode }) => {
  const navigate = useNavigate()
  const enter = (chosen: CommunityAccess) => void navigate({ to: `/c/${chosen.code}` as string })
  return (
    <CommunityProvider community={community}>
      <Frame enter={enter}>{children}</Frame>
    </CommunityProvider>
  )
}

const NotFound = () => <Empty title="没有这一页" hint="地址可能写错了，或者页面已经搬走。请从左边的菜单重新打开。" />

/** Outside of every community: there is no menu to go on from. */
const Nowhere = () => (
  <Empty
    title="没有这一页"
    hint="地址可能写错了，或者页面已经搬走。"
    action={<Link to={'/' as string}>回到今日</Link>}
  />
)
