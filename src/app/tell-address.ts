import { existsSync } from 'node:fs'
import type { Door } from './door.ts'
import { signInsFile } from './first-start.ts'
import type { Settings } from './settings.ts'

/** The last lines of a start: where to open it, who may sign in, how to stop it. */
export const tellAddress = (o: {
  settings: Settings
  door: Door
  port: number
  seconds: number
  say: (line: string) => void
}): void => {
  const { say, door } = o
  const addresses = door.addresses.map((address) => address.replace(/:\d+$/, `:${o.port}`))
  say('')
  say(`里仁已就绪（${o.seconds.toFixed(1)} 秒）  ${addresses[0]}`)
  for (const address of addresses.slice(1)) say(`                    ${address}`)
  if (door.authority) say(`手机第一次使用：打开 ${addresses[0]}/install`)
  const file = signInsFile(o.settings)
  if (existsSync(file)) say(`登录名和首次密码：${file}`)
  say('按 Ctrl+C 停止。')
}
