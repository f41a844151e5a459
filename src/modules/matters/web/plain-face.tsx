import type { MatterFaceProps } from './matter-faces.ts'
import MatterView from './matter-view.tsx'

/** A kind whose module brings no face of its own: to look at, to comment on. */
const PlainFace = (props: MatterFaceProps) => <MatterView {...props} actions={[]} />

export default PlainFace
