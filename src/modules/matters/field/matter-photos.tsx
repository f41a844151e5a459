import { useOutbox, useRecord } from '../../../ui/field/outbox.tsx'
import { type Photo, PhotoField } from '../../../ui/field/photo-field.tsx'
import { tell } from '../../../ui/field/tell.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { attachFile, type MatterDetail } from '../contract.ts'
import './matter-photos.css'

interface MatterPhotosProps {
  readonly matter: Pick<MatterDetail, 'id' | 'number' | 'attachments'>
  /** What a photo taken now shows: `完工照片`. */
  readonly purpose?: string
  /** Only shows them; without it more can be taken. */
  readonly closed?: boolean
}

/** Photos of a matter on the phone. One taken without signal is kept, shown as waiting, and sent once. */
export const MatterPhotos = ({ matter, purpose = '', closed = false }: MatterPhotosProps) => {
  const { id: communityId } = useCommunity()
  const { records } = useOutbox()
  const record = useRecord(attachFile)
  const waiting = records.filter(
    ({ state, file, input }) =>
      state === 'waiting' && file && input['matterId'] === matter.id && input['purpose'] === purpose,
  )
  const shown = matter.attachments.filter(({ link }) => link !== null)
  const take = async ({ blob, name }: Photo) => {
    const title = `${purpose || '照片'} ${matter.number}`
    await record({ communityId, matterId: matter.id, purpose }, { title, file: { blob, name } })
    tell.done('照片已保存')
  }
  return (
    <div className="matter-photos">
      {shown.map(({ id, kind, link, smallLink, name, purpose: shows }) => (
        <a key={id} href={link ?? ''} target="_blank" rel="noreferrer">
          {kind === 'photo' ? <img src={smallLink ?? ''} alt={shows || name} loading="lazy" /> : name}
        </a>
      ))}
      {waiting.length > 0 && <span className="matter-photos-waiting">{waiting.length} 张待发送</span>}
      {!closed && <PhotoField label={purpose || '拍照'} value={null} onChange={(photo) => photo && void take(photo)} />}
    </div>
  )
}
