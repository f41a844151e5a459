import { expect, it } from 'vitest'
import { demoJourney } from './demo.ts'
import { picture } from './journey.ts'

const there = demoJourney()

it('what a supervisor gives to somebody in one go is on another open page by itself', async () => {
  const boss = await there.open()
  await there.enter(boss, 'supervisor')
  await boss.goto(`${there.url}/c/DEMO/matters?status=open&kind=task`)
  const clerk = await there.open()
  await there.enter(clerk, 'clerk')
  await clerk.goto(`${there.url}/c/DEMO/matters?status=open&kind=task`)
  await boss.getByRole('button', { name: '派任务' }).click()
  const form = boss.getByRole('dialog', { name: '派任务' })
  await form.getByLabel('任务', { exact: true }).fill('清理车棚')
  await form.getByRole('combobox', { name: '承办人' }).fill('何建军')
  await boss.getByRole('option', { name: '何建军' }).waitFor({ state: 'attached' })
  await boss.keyboard.press('Enter')
  await form.getByRole('button', { name: '派出' }).click()
  await boss.getByText('任务已派出').waitFor()
  const row = clerk.getByRole('row', { name: '清理车棚' })
  await row.waitFor({ timeout: 5_000 })
  const mine = boss.getByRole('row', { name: '清理车棚' })
  await mine.getByRole('checkbox').check()
  await boss.getByRole('button', { name: '批量指派' }).click()
  const asked = boss.getByRole('dialog', { name: '指派 1 件事项' })
  await asked.getByRole('combobox', { name: '承办人' }).fill('林晓雨')
  await boss.getByRole('option', { name: '林晓雨' }).waitFor({ state: 'attached' })
  await boss.keyboard.press('Enter')
  await picture(boss, 'bulk-assign')
  await asked.getByRole('button', { name: '指派', exact: true }).click()
  await expect.poll(() => row.innerText(), { timeout: 5_000 }).toContain('林晓雨')
})
