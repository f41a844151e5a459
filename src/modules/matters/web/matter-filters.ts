import type { Filter } from '../../../ui/console/data-table/column.ts'
import type { Asked } from '../../../ui/shared/navigation.tsx'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { listColleagues } from '../../access/contract.ts'
import { buildingName, listBuildings, listZones } from '../../estate/contract.ts'
import { dueNames, kindOf, matterKinds, priorityNames, roleName } from '../contract.ts'

const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

const status: Filter = { id: 'status', label: '范围', choices: choicesOf({ open: '未结', closed: '已结' }) }

const last: readonly Filter[] = [
  { id: 'priority', label: '紧急', more: true, choices: choicesOf(priorityNames) },
  { id: 'breached', label: '超时', more: true, choices: [{ value: 'true', label: '曾超时' }] },
]

/** What the list and the board can be narrowed by; the board shows what is open and asks for no range. */
export const useMatterFilters = (asked: Asked, { board }: { board: boolean }): readonly Filter[] => {
  const { id: communityId } = useCommunity()
  const places = { enabled: useHolds()('estate.read') }
  const colleagues = useRead(listColleagues, { communityId }).data?.colleagues ?? []
  const buildings = useRead(listBuildings, { communityId }, places).data?.buildings ?? []
  const zones = useRead(listZones, { communityId }, places).data?.zones ?? []
  const states = kindOf(asked['kind'] ?? '')?.process.words.states ?? {}
  const people = colleagues.map(({ id, name }) => ({ value: `staff:${id}`, label: name }))
  const roles = [...new Set(colleagues.flatMap((one) => one.roles))]
  return [
    ...(board ? [] : [status]),
    {
      id: 'kind',
      label: '类型',
      choices: matterKinds().map(({ id, name }) => ({ value: id, label: name })),
      clears: ['state'],
    },
    ...(asked['kind'] === undefined ? [] : [{ id: 'state', label: '状态', choices: choicesOf(states) }]),
    {
      id: 'assignee',
      label: '承办',
      searched: true,
      choices: [
        { value: 'me', label: '我（含我的岗位）' },
        { value: 'others', label: '别人' },
        { value: 'nobody', label: '无人' },
        ...people,
        ...roles.map((role) => ({ value: `role:${role}`, label: `${roleName(role)}（岗位）` })),
      ],
    },
    { id: 'due', label: '时限', choices: choicesOf(dueNames) },
    {
      id: 'building',
      label: '楼栋',
      more: true,
      searched: true,
      choices: buildings.map((one) => ({ value: one.id, label: buildingName(one) })),
    },
    { id: 'zone', label: '片区', more: true, choices: zones.map(({ id, name }) => ({ value: id, label: name })) },
    ...last,
    { id: 'opened', label: '登记', more: true, period: ['openedFrom', 'openedTo'] },
  ]
}

/** What the address asks of the list and of the board; the words of the contract are checked by the server. */
export const narrowedBy = (asked: Asked) => {
  const { q, kind, state, priority, due, breached, assignee, house, building, zone, openedFrom, openedTo } = asked
  const places = { houseId: house, buildingId: building, zoneId: zone }
  return { q, kind, state, priority, due, breached, assignee, ...places, openedFrom, openedTo } as unknown as {
    q?: string | undefined
  }
}
