import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { hintsFor, type ReceptionKind } from '../contract.ts'

interface HintLinesProps {
  readonly houseId: string | undefined
  readonly kind: ReceptionKind | undefined
  readonly classCode: string | undefined
}

/** What whoever takes this down should know or say; nothing where nothing was written for it. */
export const HintLines = ({ houseId, kind, classCode }: HintLinesProps) => {
  const { id: communityId } = useCommunity()
  const { data } = useRead(
    hintsFor,
    { communityId, houseId: houseId as never, kind, class: classCode },
    { keepPrevious: true },
  )
  if (data === undefined || data.hints.length === 0) return null
  return (
    <ul className="hint-lines" aria-label="提示">
      {data.hints.map((hint) => (
        <li key={hint.id}>{hint.body}</li>
      ))}
    </ul>
  )
}
