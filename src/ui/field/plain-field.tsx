import { type ComponentProps, useId } from 'react'

type PlainFieldProps = Omit<ComponentProps<'input'>, 'defaultValue'> & {
  readonly label: string
  readonly defaultValue?: string | undefined
}

/** A labelled text field as tall as a thumb; read from the form when it is sent, or held by the page. */
export const PlainField = ({ label, defaultValue, ...input }: PlainFieldProps) => {
  const id = useId()
  return (
    <div className="plain-field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        required
        autoCapitalize="off"
        spellCheck={false}
        {...(defaultValue === undefined ? {} : { defaultValue })}
        {...input}
      />
    </div>
  )
}

/** The same for several lines. */
export const PlainText = ({ label, ...text }: ComponentProps<'textarea'> & { readonly label: string }) => {
  const id = useId()
  return (
    <div className="plain-field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} rows={4} {...text} />
    </div>
  )
}
