import type { DemoCaller } from './demo-caller.ts'

/** Two views that the supervisor shares with everybody: what nobody has taken on, and how far the repairs are. */
export const fillDemoViews = async (supervisor: DemoCaller): Promise<void> => {
  const views = [
    { name: '无人承办', asks: { status: 'open', assignee: 'nobody' } },
    { name: '报修看板', asks: { status: 'open', kind: 'repair', layout: 'board', by: 'state' } },
  ]
  for (const view of views) await supervisor.post('/matter-views', { ...view, shared: true })
}
