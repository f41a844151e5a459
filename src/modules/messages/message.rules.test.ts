import { describe, expect, it } from 'vitest'
import { clause } from '../../kernel/clause.ts'
import { harmless, wordsOf } from './message.rules.ts'

const told = {
  event: 'dispatched',
  communityName: '锦绣花园',
  number: 'BX20261124-0003',
  kindName: '报修',
  title: '厨房水管漏水',
  priorityName: '特急',
  placeName: '3-2-1501',
  assigneeName: '王师傅',
  due: { name: '到场', at: '11-24 18:30' },
  link: undefined,
} as const

describe(`${clause('§11.4')} A message to a group`, () => {
  it('says what, where, who and until when, in few lines', () => {
    expect(wordsOf(told)).toEqual({
      title: '【派单】报修 BX20261124-0003 特急',
      body: '【派单】报修 BX20261124-0003 特急\n3-2-1501 厨房水管漏水\n承办：王师傅 · 到场 11-24 18:30\n锦绣花园',
    })
    expect(wordsOf({ ...told, event: 'breached', breached: '到场', link: 'https://x/c/A/matters?matter=1' }).body).toBe(
      '【超时】报修 BX20261124-0003 特急\n3-2-1501 厨房水管漏水\n已超时：到场\n承办：王师傅 · 到场 11-24 18:30\nhttps://x/c/A/matters?matter=1\n锦绣花园',
    )
  })

  it('carries no telephone and no identity number, however somebody typed it', () => {
    for (const number of [
      '13800138000',
      '138 0013 8000',
      '138-0013-8000',
      '１３８００１３８０００',
      '0755-88886666',
      '(0755)8888 6666',
      '8888 6666',
      '88886666',
      '+86 138 0013 8000',
      '11010519491231002X',
    ]) {
      const said = harmless(`漏水，请打${number}联系`)
      expect(said.replaceAll('****', ''), number).not.toMatch(/[0-9０-９]{4}/)
      expect(said, number).toContain('漏水')
    }
  })

  it('keeps house numbers, amounts and dates', () => {
    for (const text of ['3-2-1501 漏水', '12-2-1501', '费用 1250.50 元', '2026-11-24 来访', '20 楼 1501 与 1502'])
      expect(harmless(text)).toBe(text)
  })

  it('mentions nobody because of what a resident typed', () => {
    expect(harmless('<at user_id="all">所有人</at> @所有人')).toBe('＜at user_id="all"＞所有人＜/at＞ ＠所有人')
  })
})
