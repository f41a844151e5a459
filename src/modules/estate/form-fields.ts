import { z } from 'zod'
import { charactersIn, cleanLine, cleanParagraphs } from '../../kernel/chinese-text.ts'

/** Schema of a text of one line that may be left empty; absent is empty. */
export const optionalLine = (field: { name: string; most: number }) => cleaned(cleanLine, field)

/** Schema of a text of several lines that may be left empty; absent is empty. */
export const optionalParagraphs = (field: { name: string; most: number }) => cleaned(cleanParagraphs, field)

const cleaned = (clean: (text: string) => string, { name, most }: { name: string; most: number }) =>
  z
    .string({ error: `${name}须为文字` })
    .overwrite(clean)
    .refine((text) => charactersIn(text) <= most, { error: `${name}最多 ${most} 个字` })
    .default('')
    .meta({ description: name, maxLength: most })

type WithoutDefaults<F> = { [K in keyof F]: F[K] extends z.ZodDefault<infer Inner> ? Inner : F[K] }

/** The fields of a form where each must be sent: an edit that forgets one is refused instead of emptying it. */
export const everyField = <const F extends Readonly<Record<string, z.ZodType>>>(fields: F): WithoutDefaults<F> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, field instanceof z.ZodDefault ? field.unwrap() : field]),
  ) as WithoutDefaults<F>
