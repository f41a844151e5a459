import { type ComponentProps, useId } from 'react'

type PlainFieldProps = Omit<ComponentProps<'input'>, 'defaultValue'> & {
  readonly label: string
  readonly defaultValue?: string | undefined
}

/** A labelled text field as tall as a thumb; read from the form when it is sent. */
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
