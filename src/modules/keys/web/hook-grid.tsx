import type { KeyId, TakenHook } from '../contract.ts'

interface HookGridProps {
  readonly hooks: number
  readonly taken: readonly TakenHook[]
  readonly open: (keyId: KeyId) => void
}

/** The hooks of a cabinet: free, hung, lent, overdue; the word stands beside the colour. */
export const HookGrid = ({ hooks, taken, open }: HookGridProps) => {
  const byHook = new Map(taken.map((one) => [one.hook, one]))
  return (
    <>
      <p className="hook-legend" aria-hidden="true">
        <span className="hook-free">空</span> <span className="hook-stored">在柜</span>{' '}
        <span className="hook-lent">借出</span> <span className="hook-overdue">逾期</span>
      </p>
      <ol className="hook-grid">
        {Array.from({ length: hooks }, (_, at) => at + 1).map((hook) => (
          <Hook key={hook} hook={hook} taken={byHook.get(hook)} open={open} />
        ))}
      </ol>
    </>
  )
}

const Hook = ({ hook, taken, open }: { hook: number; taken: TakenHook | undefined; open: (keyId: KeyId) => void }) => {
  if (taken === undefined) {
    return (
      <li className="hook hook-free">
        <span className="hook-number">{hook}</span>
        <span className="quiet">空</span>
      </li>
    )
  }
  const state = taken.overdue ? 'overdue' : taken.state
  return (
    <li>
      <button type="button" className={`hook hook-${state}`} onClick={() => open(taken.keyId)}>
        <span className="hook-number">{hook}</span>
        <b>{taken.number}</b>
        <span>{taken.state === 'stored' ? taken.place : `${words[state]} ${taken.borrowerName}`}</span>
      </button>
    </li>
  )
}

const words = { stored: '在柜', lent: '借出', overdue: '逾期' } as const
