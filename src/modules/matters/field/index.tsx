import { lazy } from 'react'
import { defineFieldModule } from '../../../ui/field/module.ts'
import { attachFile } from '../contract.ts'

/** Photos of a matter, for the pages of its kind: those that are there, and one more with the camera. */
export const MatterPhotos = lazy(() => import('./matter-photos.tsx').then((m) => ({ default: m.MatterPhotos })))

export const matters = defineFieldModule({ id: 'matters', offline: [attachFile] })
