import { z } from 'zod'

/**
 * What reading a text typed or imported by a person comes to: the value, or a named fault with one Chinese
 * sentence. Nothing is ever guessed, rounded or dropped on the way.
 */
export type Reading<T, Fault extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly fault: Fault; readonly message: string }

export const readAs = <T>(value: T) => ({ ok: true, value }) as const

export const unreadable = <Fault extends string>(fault: Fault, message: string) =>
  ({ ok: false, fault, message }) as const

/**
 * A zod schema, text on the wire and in code, that accepts what `read` accepts and turns it into its one
 * canonical spelling; the fault's sentence becomes the field's message. Reading must be idempotent: answers
 * are written through the same function.
 */
export const textRead = (read: (text: string) => Reading<string>, meta: { description: string; example: string }) => {
  const wire = z.string().meta({ description: meta.description, examples: [meta.example] })
  const canonical = (text: string, context: z.core.ParsePayload<string>) => {
    const result = read(text)
    if (result.ok) return result.value
    context.issues.push({ code: 'custom', message: result.message, input: text, params: { fault: result.fault } })
    return z.NEVER
  }
  return z.codec(wire, wire, { decode: canonical, encode: canonical })
}
