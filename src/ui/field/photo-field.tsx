import { useEffect, useState } from 'react'
import { TabIcon } from './icons.tsx'

export interface Photo {
  readonly blob: Blob
  readonly name: string
}

interface PhotoFieldProps {
  readonly label: string
  readonly value: Photo | null
  readonly onChange: (photo: Photo | null) => void
}

const longestSide = 1_600

/** Takes one photo with the phone's camera, made small enough to be kept and sent from a basement. */
export const PhotoField = ({ label, value, onChange }: PhotoFieldProps) => {
  const [fault, setFault] = useState<string | undefined>(undefined)
  const preview = usePreview(value?.blob)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    setFault(undefined)
    try {
      onChange({ blob: await smaller(file), name: `${file.name.replace(/\.\w+$/, '') || '照片'}.jpg` })
    } catch {
      setFault('这张照片打不开，请重新拍一张。')
    }
  }
  return (
    <div className="photo-field">
      <label>
        <input
          type="file"
          accept="image/*"
          capture="environment"
          className="only-heard"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        {preview === undefined ? <TabIcon name="camera" size="2em" /> : <img src={preview} alt={label} />}
        <span>{preview === undefined ? label : '重新拍'}</span>
      </label>
      {value !== null && (
        <button type="button" onClick={() => onChange(null)}>
          删除照片
        </button>
      )}
      {fault !== undefined && <p role="alert">{fault}</p>}
    </div>
  )
}

const usePreview = (blob: Blob | undefined): string | undefined => {
  const [address, setAddress] = useState<string | undefined>(undefined)
  useEffect(() => {
    if (blob === undefined) return setAddress(undefined)
    const made = URL.createObjectURL(blob)
    setAddress(made)
    return () => URL.revokeObjectURL(made)
  }, [blob])
  return address
}

/** Drawing it anew also leaves the place and time of the shot behind, which the picture's own data would tell. */
const smaller = async (file: File): Promise<Blob> => {
  const picture = await createImageBitmap(file)
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/jpeg', 0.82)
  })
}
