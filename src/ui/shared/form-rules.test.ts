import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { rulesOf } from './form-rules.ts'

const schema = z.strictObject({
  name: z.string().trim().min(1, '请填写姓名'),
  phone: z.string().max(3, '电话太长').default(''),
  until: z.string().nullable().default(null),
  floor: z.number(),
})

const sentence = async (field: string, value: unknown): Promise<string | undefined> => {
  const [rule] = rulesOf(schema, field)
  return rule?.validator(undefined, value).then(
    () => undefined,
    (error: Error) => error.message,
  )
}

describe('the rules of a form are those of the contract', () => {
  it('speaks the sentence of the schema, also for a field never touched', async () => {
    expect(await sentence('name', undefined)).toBe('请填写姓名')
    expect(await sentence('name', '  ')).toBe('请填写姓名')
    expect(await sentence('name', '张三')).toBeUndefined()
    expect(await sentence('phone', '12345')).toBe('电话太长')
  })

  it('says plainly that a field without a sentence of its own must be filled', async () => {
    expect(await sentence('floor', undefined)).toBe('这一项要填')
  })

  it('asks nothing of a field that may stay empty', async () => {
    expect(await sentence('phone', '')).toBeUndefined()
    expect(await sentence('until', undefined)).toBeUndefined()
    expect(await sentence('until', null)).toBeUndefined()
  })

  it('marks as required only what cannot stay empty', () => {
    const required = ['name', 'phone', 'until', 'floor'].filter((field) => rulesOf(schema, field)[0]?.required)
    expect(required).toEqual(['name', 'floor'])
  })

  it('refuses a field that the contract does not have', () => {
    expect(() => rulesOf(schema, 'nmae')).toThrow(/no field nmae/)
  })
})
