import { ClockBadge } from '../../../ui/console/clock-badge.tsx'
import type { Key } from '../contract.ts'
import { keyProcess } from '../key.process.ts'
import { missingBeforeStoring } from '../lend.rules.ts'

/** Where a key is in its life, in words and with the clock of its loan. */
export const KeyState = ({ of: key }: { of: Pick<Key, 'state' | 'loan' | 'checkedAt' | 'testedAt'> }) => (
  <span className={`key-state key-${key.loan?.overdue ? 'overdue' : key.state}`}>
    {keyProcess.words.states[key.state]}
    {key.state === 'received' && <small>待{missingBeforeStoring(key)?.replace('调试合格', '调试') ?? '上钩'}</small>}
    {key.loan && <ClockBadge dueAt={key.loan.dueAt} />}
  </span>
)
