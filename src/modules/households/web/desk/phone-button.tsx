import { useTell } from '../../../../ui/console/tell.ts'
import { phoneOf } from '../../../../ui/shared/format.ts'

/** A phone number large enough to read out; a tap copies it. */
export const PhoneButton = ({ number, label }: { number: string; label: string }) => {
  const tell = useTell()
  const copy = async () => {
    try {
      await writeClipboard(number)
      tell.done(`已复制 ${phoneOf(number)}`)
    } catch {
      tell.note('这个浏览器不允许复制，请手工抄录')
    }
  }
  return (
    <button type="button" className="phone" title="点一下复制" onClick={() => void copy()}>
      <span className="phone-number">{phoneOf(number)}</span>
      {label !== '' && <span className="phone-label">{label}</span>}
      <span className="only-heard">，点一下复制</span>
    </button>
  )
}

/** The clipboard of the page is closed over plain HTTP; the old way still works there. */
const writeClipboard = async (text: string): Promise<void> => {
  if (navigator.clipboard !== undefined) return navigator.clipboard.writeText(text)
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  document.body.append(field)
  field.select()
  const done = document.execCommand('copy')
  field.remove()
  if (!done) throw new Error('copy refused')
}
