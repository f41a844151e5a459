import { Suspense, useEffect } from 'react'
import type { ConsoleSearch } from '../../../../ui/console/module.ts'
import { useDeskSections, useSearch } from '../../../../ui/console/modules-context.tsx'
import { SearchBox } from '../../../../ui/console/search-box.tsx'
import { PageLink } from '../../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds, useSession } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { listHouseholds } from '../../contract.ts'
import { recentHouses } from './recent-houses.ts'
import './desk.css'

const spellings = [
  { typed: '3-2-1501', says: '房号；3栋2单元1501、3栋1501、1501 也行' },
  { typed: '张三', says: '姓名，全名或其中几个字' },
  { typed: 'zs', says: '拼音首字母，或全拼 zhangsan' },
  { typed: '5678', says: '电话后 4 位，或整个号码' },
  { typed: '粤B12345', says: '车牌，或其中后几位' },
]

/** 接待台 before a household is chosen: one large search box that has the focus. */
const DeskPage = () => {
  const search = useSearch()
  const sections = useDeskSections()
  const { name } = useCommunity()
  useEffect(() => {
    document.title = `接待台 · ${name} · 里仁`
  }, [name])
  return (
    <div className="desk-start">
      <h1>找哪一户？</h1>
      {search !== undefined && <DeskSearch search={search} />}
      {sections.map(({ id, Component }) => (
        <Suspense key={id} fallback={null}>
          <Component />
        </Suspense>
      ))}
      <RecentHouses />
      <section className="desk-help" aria-label="可以这样找">
        <h2>可以这样找</h2>
        <dl>
          {spellings.map(({ typed, says }) => (
            <div key={typed}>
              <dt>{typed}</dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      </section>
      <EmptyRegister />
    </div>
  )
}

const DeskSearch = ({ search }: { search: ConsoleSearch }) => <SearchBox search={search} look="desk" />

const RecentHouses = () => {
  const { person } = useSession()
  const community = useCommunity()
  const houses = recentHouses({ staffId: person.staffId, communityId: community.id })
  if (houses.length === 0) return null
  return (
    <section className="desk-recent" aria-label="最近打开">
      <h2>最近打开</h2>
      <ul>
        {houses.map(({ id, name }) => (
          <li key={id}>
            <PageLink to={`/desk/${id}`}>{name}</PageLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** A community without houses: nothing can be found until somebody brings them in. */
const EmptyRegister = () => {
  const community = useCommunity()
  const may = useHolds()
  const { data } = useRead(listHouseholds, { communityId: community.id, limit: 1 }, { enabled: may('households.read') })
  if (data === undefined || data.households.length > 0) return null
  return (
    <p className="desk-none">
      {community.name}还没有房屋资料，现在什么也找不到。
      {may('households.import') ? (
        <PageLink to="/import">从 Excel 导入房屋和业主</PageLink>
      ) : (
        '请主管先导入房屋和业主。'
      )}
    </p>
  )
}

export default DeskPage
