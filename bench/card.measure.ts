import { modules } from '../src/app/modules.ts'
import { businessDateAt } from '../src/kernel/dates.ts'
import type { HouseId } from '../src/modules/estate/contract.ts'
import { cardQuery } from '../src/modules/households/card/card.store.ts'
import { slotsOf } from '../src/platform/app/define-module.ts'
import type { Result } from './compare.ts'
import { compiled, startChild } from './floor.ts'
import { FIRST_HOUSEHOLD, idOfMade } from './houses.dataset.ts'
import { loadInTurn } from './load.ts'
import type { Stage } from './stage.ts'

/** The household card: one composed statement, by HTTP against a bare handler that reads the session too. */
export const measureCard = async (stage: Stage): Promise<Result[]> => {
  const { communityId } = stage
  const { cardPanels, timelines } = slotsOf(modules.map((row) => row.module))
  const now = new Date()
  const houses = Array.from({ length: 200 }, (_, n) => idOfMade('h', FIRST_HOUSEHOLD + n * 7) as HouseId)
  const asked = houses.map((houseId) =>
    compiled(cardQuery({ communityId, houseId, now, today: businessDateAt(now), panels: cardPanels, timelines })),
  )
  const floor = await startChild('./floor-server.ts', {
    url: stage.url,
    routes: {
      '/card': {
        kind: 'rows',
        name: 'card',
        text: asked[0]?.text,
        values: asked.map((a) => a.values),
        session: {
          name: 'session',
          text: `select s.id, p.name, p.company_roles, a.roles from access.session s join access.staff p on p.id = s.staff_id
            left join access.assignment a on a.community_id = $2 and a.staff_id = p.id where p.id = $1`,
          values: [stage.staffId, communityId],
        },
      },
    },
  })
  const subject = await startChild('./subject-server.ts', { url: stage.url })
  try {
    const paths = houses.map((houseId) => ({ path: `/api/communities/${communityId}/houses/${houseId}/card` }))
    const load = await loadInTurn(
      { connections: 8, seconds: 4, rounds: 3 },
      { url: floor.url, requests: [{ path: '/card' }] },
      { url: subject.url, headers: { cookie: stage.cookie }, requests: paths },
    )
    const answer = await fetch(`${subject.url}${paths[0]?.path}`, { headers: { cookie: stage.cookie } })
    return [
      {
        name: '住户卡，HTTP 每秒',
        floor: load.floor.perSecond.toFixed(0),
        subject: load.subject.perSecond.toFixed(0),
        ratio: load.subject.failures > 0 ? 0 : load.subject.perSecond / load.floor.perSecond,
        limit: { atLeast: 0.5 },
        note: `失败 ${load.subject.failures}；${answer.headers.get('server-timing') ?? ''}`,
      },
    ]
  } finally {
    floor.stop()
    subject.stop()
  }
}
