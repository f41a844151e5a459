import { readdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { hostile } from '../../kernel/clause.ts'
import { phonePhoto, pngOf } from '../../platform/files/testing/pictures.ts'
import { testCommunity } from '../access/testing/people.ts'
import * as contract from './contract.ts'
import type { TestColleague } from './testing/centre.ts'
import { testTeam } from './testing/team.ts'

const team = testTeam()

const attach = (who: TestColleague, matterId: string, o: { name: string; bytes: Uint8Array; id?: string }) =>
  team.centre.upload(who, contract.attachFile, team.on(matterId, o.id ? { id: o.id } : {}), o)

const filesOnDisk = async () =>
  (await readdir(team.centre.files, { recursive: true })).filter((name) => /\w{64}/.test(name))

describe('A photo of a matter', () => {
  it(`${hostile(35)} is drawn anew: upright, without its place, with a small picture beside it, and stands in the timeline`, async () => {
    const { id } = await team.task()
    const sent = await phonePhoto()
    expect((await sharp(sent).metadata()).exif?.includes('PhoneMaker')).toBe(true)
    const { status, body } = await attach(team.cleaner, id, { name: '../../水管.jpeg', bytes: sent })
    expect(status).toBe(200)
    const [photo] = body.attachments
    expect(photo).toMatchObject({ kind: 'photo', name: '水管.jpg', width: 480, height: 640, addedBy: '孙巡查' })
    expect(body.timeline[0]).toMatchObject({ kind: 'attached', title: '添加附件', body: '水管.jpg' })

    const whole = await team.centre.open(team.boss, (await shown(team.boss, id)).attachments[0].link)
    expect(whole.status).toBe(200)
    expect(whole.headers.get('content-type')).toBe('image/jpeg')
    expect(whole.headers.get('content-security-policy')).toContain('sandbox')
    const metadata = await sharp(whole.bytes).metadata()
    expect(metadata).toMatchObject({ format: 'jpeg', width: 480, height: 640 })
    expect(metadata.exif).toBeUndefined()
    expect(whole.bytes.includes('PhoneMaker')).toBe(false)
    const small = await team.centre.open(team.cleaner, photo.smallLink)
    expect((await sharp(small.bytes).metadata()).height).toBe(320)
  })

  it('sent twice by a phone is one, also when both arrive at once', async () => {
    const { id } = await team.task()
    const [recordId, bytes] = [crypto.randomUUID(), await phonePhoto()]
    const send = () => attach(team.cleaner, id, { name: '现场.jpg', bytes, id: recordId })
    const answers = await Promise.all([send(), send()])
    answers.push(await send())
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    const { attachments, timeline } = await shown(team.boss, id)
    expect(attachments).toMatchObject([{ id: recordId }])
    expect(timeline.filter((e: { kind: string }) => e.kind === 'attached')).toHaveLength(1)
  })

  it('is taken back with the reason by whoever added it or may change matters; the row stays, the picture is no longer shown', async () => {
    const { id } = await team.task()
    const added = await attach(team.cleaner, id, { name: '拍错.jpg', bytes: await phonePhoto() })
    const [{ id: attachmentId, link }] = added.body.attachments
    const retract = (who: TestColleague) =>
      team.centre.call(who, contract.retractFile, team.on(id, { attachmentId, reason: '拍到了别人家' }))
    const guard = await team.centre.colleague({ name: '马门岗', roles: ['guard'] })
    expect(await retract(guard)).toMatchObject({ status: 403, body: { code: 'matters.not-your-attachment' } })
    const { body } = await retract(team.cleaner)
    expect(body.attachments).toMatchObject([{ link: null, retractedBy: '孙巡查', retractReason: '拍到了别人家' }])
    expect(body.timeline[0]).toMatchObject({ kind: 'retracted', title: '撤回附件' })
    expect(await retract(team.boss)).toMatchObject({ status: 409, body: { code: 'matters.attachment-retracted' } })
    expect(link).toContain('/files/')
  })

  it('may still arrive when the matter is closed', async () => {
    const { id } = await team.task({ to: { staffId: team.boss.id } })
    await team.centre.call(team.boss, contract.acceptTask, team.on(id))
    await team.centre.call(team.boss, contract.finishTask, team.on(id, { result: '好' }))
    expect((await attach(team.boss, id, { name: '完工.jpg', bytes: await phonePhoto() })).status).toBe(200)
  })
})

describe(`${hostile(35)} What is no attachment`, () => {
  const said = async (name: string, bytes: Uint8Array) => {
    const { id } = await team.task()
    const { status, body } = await attach(team.clerk, id, { name, bytes })
    expect([status, (await shown(team.clerk, id)).attachments]).toEqual([422, []])
    return `${body.code} ${body.detail}`
  }
  const text = (words: string) => new TextEncoder().encode(words)

  it('is refused in one sentence each, and nothing of it is kept', async () => {
    const before = await filesOnDisk()
    expect(await said('空.jpg', new Uint8Array())).toBe('files.empty “空.jpg”是空文件，没有保存。请检查后重新选择。')
    const page = text('<html><script>alert(1)</script></html>')
    expect(await said('页面.jpg', page)).toBe(
      'files.not-a-photo “页面.jpg”的内容不是图片，没有保存。请选择真正的照片。',
    )
    const drawing = text('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    expect(await said('图.svg', drawing)).toContain('files.not-permitted “图.svg”不是可以保存的文件。')
    expect(await said('大.png', pngOf(50_000, 50_000))).toContain('照片“大.png”有 50000×50000 像素，太大了')
    const photo = await phonePhoto()
    expect(await said('断.jpg', photo.subarray(0, photo.length / 3))).toContain('files.photo-damaged')
    expect(await said('../../x', text('#!/bin/sh'))).toContain('files.not-permitted “x”不是')
    expect(await filesOnDisk()).toEqual(before)
  })

  it('of 200 MB is refused while it is still coming', async () => {
    const { id } = await team.task()
    await team.centre.app.http.listen({ port: 0 })
    const { port } = team.centre.app.http.server.address() as AddressInfo
    const boundary = 'boundary-of-the-test'
    let sent = 0
    const body = new ReadableStream({
      start: (c) =>
        c.enqueue(text(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="大.jpg"\r\n\r\n`)),
      pull: (c) => {
        sent += 1
        if (sent > 200) {
          c.enqueue(text(`\r\n--${boundary}--\r\n`))
          return c.close()
        }
        c.enqueue(new Uint8Array(1024 * 1024))
      },
    })
    const answer = await fetch(
      `http://127.0.0.1:${port}/api/communities/${team.centre.communityId}/matters/${id}/attachments`,
      {
        method: 'POST',
        headers: { cookie: team.clerk.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
        body,
        duplex: 'half',
      } as RequestInit,
    )
    expect(answer.status).toBe(413)
    expect(await answer.json()).toMatchObject({
      code: 'platform.file-too-large',
      detail: '文件超过 20 MB，没有保存。请压缩或缩小后再添加。',
    })
  })

  it('but hides in a photo, is not in what was drawn anew', async () => {
    const { id } = await team.task()
    const bytes = Buffer.concat([await phonePhoto(), Buffer.from('<script>alert(1)</script>')])
    const { body } = await attach(team.clerk, id, { name: '双面.jpg', bytes })
    const { bytes: kept } = await team.centre.open(team.clerk, body.attachments[0].link)
    expect(kept.includes('<script>')).toBe(false)
  })

  it('beyond the quota of the community', async () => {
    const { id } = await team.task()
    const { communityId } = team.centre
    await attach(team.clerk, id, { name: '一.jpg', bytes: await phonePhoto() })
    await team.centre.query('update platform.file_usage set quota = bytes + 10 where community_id = $1', [communityId])
    const full = await attach(team.clerk, id, { name: '二.jpg', bytes: await phonePhoto({ width: 700 }) })
    expect(full).toMatchObject({ status: 507, body: { code: 'files.quota-used' } })
    await team.centre.query('update platform.file_usage set quota = bytes + 1000000000 where community_id = $1', [
      communityId,
    ])
    expect((await shown(team.clerk, id)).attachments).toHaveLength(1)
  })
})

describe(`${hostile(31)} A document`, () => {
  it('is only ever saved, never shown, whatever it holds', async () => {
    const { id } = await team.task()
    const { body } = await attach(team.clerk, id, {
      name: '记录.txt',
      bytes: new TextEncoder().encode('<script>alert(1)</script>'),
    })
    const { headers } = await team.centre.open(team.clerk, body.attachments[0].link)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''/)
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(body.attachments[0].smallLink).toBeNull()
  })
})

describe(`${hostile(32)} The link of a file`, () => {
  it('opens for the person it was made for, for some minutes, and for nobody else', async () => {
    const { id } = await team.task()
    const { body } = await attach(team.clerk, id, { name: '家门.jpg', bytes: await phonePhoto() })
    const { link } = body.attachments[0]
    const opened = async (who: TestColleague, address: string) => (await team.centre.open(who, address)).status
    expect(await opened(team.clerk, link)).toBe(200)
    expect(await opened(team.boss, link)).toBe(404)
    expect(await opened({ ...team.clerk, cookie: '' }, link)).toBe(401)
    expect(await opened(team.clerk, link.replace('variant=whole', 'variant=small'))).toBe(404)
    expect(await opened(team.clerk, link.replace(/signature=../, 'signature=00'))).toBe(404)
    const elsewhere = await testCommunity(team.centre.app.database)
    expect(await opened(team.clerk, link.replace(team.centre.communityId, elsewhere))).toBe(404)
    team.centre.clock.offset += 10 * 60_000
    expect(await opened(team.clerk, link)).toBe(404)
    expect(await opened(team.clerk, (await shown(team.clerk, id)).attachments[0].link)).toBe(200)
  })
})

const shown = async (who: TestColleague, matterId: string) =>
  (await team.centre.call(who, contract.readMatter, team.on(matterId))).body
