import { PageLink } from '../../../../ui/shared/navigation.tsx'
import { houseRoleNames, type Party } from '../../contract.ts'

/** The houses that somebody holds, rents or lives in today. */
export const PartyHouses = ({ party }: { party: Pick<Party, 'houses' | 'mergedInto'> }) => {
  if (party.mergedInto !== null) return <p className="quiet">这条记录已合并到另一位业户，只供查阅。</p>
  if (party.houses.length === 0) return <p className="quiet">现在没有和任何房屋关联。</p>
  return (
    <section className="party-extra" aria-label="相关房屋">
      <ul>
        {party.houses.map(({ houseId, spelling, role }) => (
          <li key={houseId + role}>
            <PageLink to={`/desk/${houseId}`}>{spelling}</PageLink>
            <span className="quiet">{houseRoleNames[role]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
