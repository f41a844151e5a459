import type { Page } from 'playwright-core'
import { type DemoSignIn, fillDemo } from '../src/app/demo/fill-demo.ts'
import { type Role, roleNames } from '../src/modules/access/contract.ts'
import { type Journey, journey } from './journey.ts'

export interface Demo extends Journey {
  readonly person: (role: Role) => DemoSignIn
  /** Signs the person of this role in: at the counter, or with `/field/` on the phone. */
  enter(page: Page, role: Role, surface?: '/' | '/field/'): Promise<void>
}

/** A journey through the demo community, entered by its people. */
export const demoJourney = (): Demo => {
  let people: readonly DemoSignIn[] = []
  const there = journey(async (app) => {
    people = await fillDemo(app)
  })
  const person = (role: Role): DemoSignIn => {
    const found = people.find((one) => one.role === roleNames[role])
    if (found === undefined) throw new Error(`Nobody in the demo community is ${role}`)
    return found
  }
  return Object.assign(there, {
    person,
    enter: async (page: Page, role: Role, surface: '/' | '/field/' = '/') => {
      const { loginName, password } = person(role)
      await page.goto(there.url + surface)
      await page.getByLabel('登录名').fill(loginName)
      await page.getByLabel('密码').fill(password)
      await page.getByRole('button', { name: '登录' }).click()
      await page.getByRole('navigation').first().waitFor()
    },
  })
}

/** Finds a house as people at the counter do: Ctrl+K, a spelling of it, Enter; its card stands open then. */
export const openHouse = async (page: Page, typed: string, house: { spelling: string; name: string }) => {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(typed)
  await page.getByRole('option', { name: house.spelling }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: house.name }).waitFor()
}
