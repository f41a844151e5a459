import { type ReactNode, useEffect, useRef } from 'react'

interface ModalSheetProps {
  readonly titleId: string
  /** Called when it was closed; without it the sheet cannot be left. */
  readonly onClose?: () => void
  readonly className?: string
  readonly children: ReactNode
}

/** A dialog of the frame itself, light enough for the first load. */
export const ModalSheet = ({ titleId, onClose, className = '', children }: ModalSheetProps) => {
  const sheet = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = sheet.current
    // Safari before 15.4 has no modal dialogs: there it stands open over the page.
    if (typeof dialog?.showModal === 'function') dialog.showModal()
    else dialog?.setAttribute('open', '')
    const fields = [...(dialog?.querySelectorAll<HTMLInputElement>('input:not([type=checkbox])') ?? [])]
    fields.find((field) => field.value === '')?.focus()
  }, [])
  return (
    // Escape closes the dialog alone, not what lies under it.
    <dialog
      ref={sheet}
      onKeyDown={(event) => event.key === 'Escape' && event.stopPropagation()}
      className={`modal-sheet ${className}`}
      aria-labelledby={titleId}
      onCancel={(event) => onClose === undefined && event.preventDefault()}
      onClose={onClose}
    >
      {children}
    </dialog>
  )
}
