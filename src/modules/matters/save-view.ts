import type { InputOf } from '../../kernel/endpoint.ts'
import { type Context, reading, useCase } from '../../platform/http/use-case.ts'
import { refuse } from './refusals.ts'
import * as contract from './saved-view.contract.ts'
import { demandKeeper } from './saved-view.rules.ts'
import * as store from './saved-view.store.ts'

/** A person keeps so many views of their own; more would not be found again. */
const MOST = 30

export const listViews = reading(contract.listViews, async ({ tx, communityId, actor }) => {
  const whose = { communityId, staffId: actor.staffId }
  const views = await store.viewsFor(tx, whose)
  return { views: views.map((view) => shown(view, actor)), defaultId: await store.defaultViewOf(tx, whose) }
})

export const saveView = useCase(contract.saveView, async (context, { name, shared, asks }) => {
  const { tx, communityId, actor } = context
  const owned = { ownerId: actor.staffId, shared }
  demandKeeper(actor, owned)
  const views = await store.viewsFor(tx, { communityId, staffId: actor.staffId })
  if (views.filter(({ ownerId }) => ownerId === actor.staffId).length >= MOST)
    throw refuse('too-many-views', { most: MOST })
  const view = { id: crypto.randomUUID() as contract.ViewId, name, shared, asks }
  await store.insertView(tx, { ...view, ...written(context) })
  context.audit({ subject: { kind: 'matter-view', id: view.id }, fields: ['name', 'shared', 'asks'] })
  return shown({ ...view, ...owned, ownerName: actor.name, version: 1 }, actor)
})

/** Renames a view, shares it or no longer, or puts the present filters into it. */
export const changeView = useCase(contract.changeView, async (context, { viewId, version, ...changes }) => {
  const view = await held(context, { viewId, version, yours: changes })
  if (view.deletedAt) throw refuse('no-such-view')
  demandKeeper(context.actor, view, changes)
  return save(context, { ...view, ...changes })
})

export const deleteView = useCase(contract.deleteView, async (context, { viewId, version }) => {
  const view = await held(context, { viewId, version, yours: {} })
  if (view.deletedAt) throw refuse('no-such-view')
  demandKeeper(context.actor, view)
  return save(context, { ...view, deletedAt: context.now })
})

export const restoreView = useCase(contract.restoreView, async (context, { viewId, version }) => {
  const view = await held(context, { viewId, version, yours: {} })
  demandKeeper(context.actor, view)
  return save(context, { ...view, deletedAt: null })
})

export const setDefaultView = useCase(contract.setDefaultView, async (context, { viewId }) => {
  const { tx, communityId, actor } = context
  const mine = await store.viewsFor(tx, { communityId, staffId: actor.staffId })
  if (viewId !== null && !mine.some(({ id }) => id === viewId)) throw refuse('no-such-view')
  await store.setDefault(tx, { communityId, staffId: actor.staffId, viewId })
  context.audit({ subject: { kind: 'staff', id: actor.staffId }, fields: ['default-matter-view'] })
  return { defaultId: viewId }
})

type Writing = Pick<Context<typeof contract.changeView>, 'tx' | 'communityId' | 'actor' | 'now' | 'audit'>

/** The view, held; refuses where somebody changed it meanwhile, with both versions. */
const held = async (
  { tx, communityId, actor }: Writing,
  o: Pick<InputOf<typeof contract.changeView>, 'viewId' | 'version'> & { yours: object },
): Promise<store.StoredView> => {
  const view = await store.lockView(tx, { communityId, viewId: o.viewId })
  if (!view || (!view.shared && view.ownerId !== actor.staffId)) throw refuse('no-such-view')
  if (view.version === o.version) return view
  const { name, shared, asks, version } = view
  throw refuse('view-changed', {
    name,
    yours: { ...o.yours, version: o.version },
    theirs: { name, shared, asks, version },
  })
}

const save = async (context: Writing, view: store.StoredView) => {
  const changed = { ...view, version: view.version + 1 }
  await store.updateView(context.tx, { ...changed, ...written(context) })
  context.audit({ subject: { kind: 'matter-view', id: view.id }, fields: ['name', 'shared', 'asks', 'deletedAt'] })
  return shown(changed, context.actor)
}

const written = ({ communityId, actor, now }: Pick<Writing, 'communityId' | 'actor' | 'now'>) => ({
  communityId,
  by: actor.staffId,
  at: now,
})

const shown = (view: Omit<store.StoredView, 'deletedAt'>, actor: { readonly staffId: string }): contract.SavedView => ({
  id: view.id,
  name: view.name,
  shared: view.shared,
  mine: view.ownerId === actor.staffId,
  ownerId: view.ownerId,
  ownerName: view.ownerName,
  asks: view.asks,
  version: view.version,
})
