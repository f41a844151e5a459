import { Drawer } from 'antd'
import { type ComponentType, lazy, Suspense } from 'react'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type MatterId, readMatter } from '../contract.ts'
import { faceOf, type MatterFaceProps } from './matter-faces.ts'
import PlainFace from './plain-face.tsx'

interface MatterSheetProps extends Omit<MatterFaceProps, 'matter'> {
  readonly matterId: MatterId
}

/** One matter by its id: read, then shown by the face of its kind. */
const MatterSheet = ({ matterId, ...given }: MatterSheetProps) => {
  const { id: communityId } = useCommunity()
  const { data: matter, error, refetch } = useRead(readMatter, { communityId, matterId }, { everySeconds: 30 })
  if (matter === undefined) {
    return (
      <Drawer open size={620} title="事项" loading={error === null} onClose={given.close}>
        {error !== null && <ProblemAlert problem={error} again={() => void refetch()} />}
      </Drawer>
    )
  }
  const Face = faceComponent(matter.kind)
  return (
    <Suspense fallback={<Drawer open size={620} title={matter.number} loading onClose={given.close} />}>
      <Face key={matter.id} matter={matter} {...given} />
    </Suspense>
  )
}

const known = new Map<string, ComponentType<MatterFaceProps>>()

const faceComponent = (kind: string): ComponentType<MatterFaceProps> => {
  const found = known.get(kind)
  if (found !== undefined) return found
  const face = faceOf(kind)
  const made = face === undefined ? PlainFace : lazy(face.load)
  known.set(kind, made)
  return made
}

export default MatterSheet
