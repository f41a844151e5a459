import type { ComponentType } from 'react'
import type { MatterDetail } from '../contract.ts'

/** What a kind's own drawer is given: the matter, and the way through the list it was opened from. */
export interface MatterFaceProps {
  readonly matter: MatterDetail
  readonly close: () => void
  readonly previous?: (() => void) | undefined
  readonly next?: (() => void) | undefined
}

/** How one kind of matter is shown in the drawer: its steps and its own facts. */
export interface MatterFace {
  readonly kind: string
  readonly load: () => Promise<{ readonly default: ComponentType<MatterFaceProps> }>
}

const faces = new Map<string, MatterFace>()

/** Declares how a kind is shown; called once in the `web/index.tsx` of the module that owns the kind. */
export const matterFace = (face: MatterFace): MatterFace => {
  faces.set(face.kind, face)
  return face
}

export const faceOf = (kind: string): MatterFace | undefined => faces.get(kind)
