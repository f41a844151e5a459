import { useEffect, useRef } from 'react'
import { tell } from '../../../ui/field/tell.ts'
import { useCommunity, useHolds } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { myOrders } from '../contract.ts'
import { chime, notice, readySound, showCount } from './alerts.ts'

/** Looks for new orders while the app is open: a sound, a notice, and how many there are on icon and title. */
const NewOrderWatch = () => (useHolds()('work-orders.do') ? <Watch /> : null)

const Watch = () => {
  const { id: communityId } = useCommunity()
  const orders = useRead(myOrders, { communityId }, { everySeconds: 20 }).data?.orders
  const known = useRef<ReadonlySet<string> | undefined>(undefined)
  useEffect(() => {
    if (orders === undefined) return
    const before = known.current
    known.current = new Set(orders.map(({ id }) => id))
    const fresh = before === undefined ? [] : orders.filter(({ id }) => !before.has(id))
    const [first] = fresh
    if (first === undefined) return
    const words = `${first.place.name || '公共区域'} ${first.title}`
    chime()
    tell.note(fresh.length === 1 ? `新维修单：${words}` : `${fresh.length} 张新维修单`)
    void notice(fresh.length === 1 ? '新维修单' : `${fresh.length} 张新维修单`, words)
  }, [orders])
  useCountShown(orders?.length ?? 0)
  useEffect(() => {
    document.addEventListener('pointerdown', readySound)
    return () => document.removeEventListener('pointerdown', readySound)
  }, [])
  return null
}

/** Pages name the tab as they open; the number goes before whatever they say. */
const useCountShown = (count: number): void => {
  useEffect(() => {
    showCount(count)
    const title = document.querySelector('title')
    if (title === null) return
    const watched = new MutationObserver(() => showCount(count))
    watched.observe(title, { childList: true })
    return () => watched.disconnect()
  }, [count])
}

export default NewOrderWatch
