import { z } from 'zod'

/** A rule as antd and antd-mobile forms take it. */
interface FormRule {
  readonly required?: boolean
  readonly validator: (rule: unknown, value: unknown) => Promise<void>
}

/** The rules of a form's field, read from the contract's schema: `rules={rulesOf(createStaff.body, 'loginName')}`. */
export const rulesOf = (schema: z.ZodObject, field: string): FormRule[] => {
  const rule = schema.shape[field]
  if (rule === undefined) throw new TypeError(`the schema has no field ${field}`)
  const validator = async (_: unknown, value: unknown): Promise<void> => {
    const missing = value === undefined || value === null || value === ''
    if (missing && z.safeParse(rule, undefined).success) return
    const result = z.safeParse(rule, value === undefined ? '' : value)
    if (!result.success) throw new Error(sentenceOf(result.error, missing))
  }
  return [{ required: isRequired(rule), validator }]
}

/** A field is marked as required when neither nothing nor the empty text would do. */
const isRequired = (rule: z.core.$ZodType): boolean =>
  !z.safeParse(rule, undefined).success && !z.safeParse(rule, '').success

const sentenceOf = (error: z.core.$ZodError, missing: boolean): string => {
  const message = error.issues[0]?.message ?? '这一项填得不对'
  return missing && !/[\u4e00-\u9fff]/.test(message) ? '这一项要填' : message
}
