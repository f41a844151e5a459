import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestCentre, type TestColleague, testCentre } from '../../app/testing/centre.ts'
import { clause, hostile } from '../../kernel/clause.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { testDatabase } from '../../platform/testing/database.ts'
import { testCommunity, testSession, testStaff } from '../access/testing/people.ts'
import * as contract from './contract.ts'
import { issuePaper, paperKind } from './index.ts'

const db = testDatabase()
let centre: TestCentre
let clerk: TestColleague
let manager: TestColleague
let headOffice: TestColleague

const content = {
  title: '来访登记单',
  lines: [
    { label: '来访人', value: '李明' },
    { label: '事由', value: '量尺' },
    { label: '备注', value: '带工具' },
  ],
  signatures: ['来访人', '值班员'],
  note: '请出示证件。',
}
const kind = paperKind({ id: 'test.visit-slip', code: 'LF', name: '来访登记单', sample: content })

beforeAll(async () => {
  centre = await testCentre(db.url)
  clerk = await centre.colleague({ name: '陈客服', roles: ['clerk'] })
  manager = await centre.colleague({ name: '孙经理', roles: ['manager'] })
  const { id } = await testStaff(centre.app.database, { name: '总部 何总', companyRoles: ['head-office'] })
  headOffice = { id, name: '总部 何总', ...(await testSession(centre.app.database, id)) }
})
afterAll(() => centre.close())

const issue = (today: string, communityId: CommunityId = centre.communityId) =>
  centre.app.database.run({ kind: 'community', communityId, write: true }, (tx) =>
    issuePaper(
      { tx, communityId, now: new Date(`${today}T02:00:00Z`), today: today as never, actor: { staffId: clerk.id } },
      { kind, subject: { kind: 'test', id: crypto.randomUUID() }, content },
    ),
  )

const read = async (paperId: contract.PaperId, communityId = centre.communityId) =>
  (await centre.call(headOffice, contract.readPaper, { communityId, paperId })).body as contract.Paper

const on = (communityId = centre.communityId) => ({ communityId, kind: kind.id })
const show = async (who = manager) => (await centre.call(who, contract.showTemplates, on())).body as contract.Templates
const design = async (changes: Partial<contract.Design> = {}): Promise<contract.Design> => ({
  ...(await show()).standard,
  ...changes,
})
const save = async (
  level: contract.Level,
  changes: Partial<contract.Design>,
  o: { version?: number; who?: TestColleague } = {},
) =>
  centre.call(o.who ?? (level === 'company' ? headOffice : manager), contract.saveTemplate, {
    ...{ ...on(), level, version: o.version ?? 0, design: await design(changes) },
  })
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10) as never
const later = (days: number) =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10) as never
const start = async (level: contract.Level, from = today()) => {
  const version = (await show()).versions.find((one) => one.level === level && one.from === null)?.version ?? 0
  return centre.call(level === 'company' ? headOffice : manager, contract.putInForce, { ...on(), level, version, from })
}

describe(`${clause('§7.6')} Templates`, () => {
  it('lay papers out from their day on: the community’s before the company’s before the program’s, and each paper names its own', async () => {
    const before = await issue(today())
    expect((await save('company', { title: '访客登记单', footer: '锦绣物业集团' })).status).toBe(200)
    expect((await start('company')).status).toBe(200)
    const byCompany = await issue(today())
    const [visitor, reason, remark] = (await design()).lines as [
      contract.Design['lines'][number],
      contract.Design['lines'][number],
      contract.Design['lines'][number],
    ]
    await save('community', { lines: [reason, { ...visitor, name: '访客' }, { ...remark, shown: false }] })
    expect((await start('community', later(3))).status).toBe(200)
    const stillCompany = await issue(today())
    const byCommunity = await issue(later(3))

    expect(await read(before.id)).toMatchObject({
      template: '',
      content: { title: '来访登记单', lines: content.lines },
    })
    for (const paper of [byCompany, stillCompany]) {
      expect(await read(paper.id)).toMatchObject({
        template: '公司样张第 1 版',
        content: { title: '访客登记单', footer: '锦绣物业集团', lines: content.lines },
      })
    }
    expect(await read(byCommunity.id)).toMatchObject({
      template: '本小区样张第 1 版',
      content: {
        title: '来访登记单',
        lines: [
          { label: '事由', value: '量尺' },
          { label: '访客', value: '李明' },
        ],
        signatures: content.signatures,
        note: content.note,
      },
    })
    const elsewhere = await testCommunity(centre.app.database)
    expect(await read((await issue(later(3), elsewhere)).id, elsewhere)).toMatchObject({ template: '公司样张第 1 版' })
    const { kinds } = (await centre.call(manager, contract.listTemplates, { communityId: centre.communityId })).body
    expect(kinds.find((one: contract.TemplateKind) => one.kind === kind.id)).toMatchObject({
      inForce: { level: 'company', number: 1 },
      coming: 1,
      drafts: 0,
    })
  })

  it('once in force stay as they are; the next one is another version; the kind can be given back', async () => {
    await save('company', { title: '第二版' })
    expect((await show()).versions.filter(({ level }) => level === 'company').map(({ number }) => number)).toEqual([
      2, 1,
    ])
    await start('company')
    expect((await read((await issue(today())).id)).template).toBe('公司样张第 2 版')
    const back = await centre.call(headOffice, contract.giveBackTemplate, { ...on(), level: 'company' })
    expect(back.body.inForce).toMatchObject({ level: null })
    expect(await read((await issue(today())).id)).toMatchObject({ template: '', content: { title: '来访登记单' } })
    // Papers of before say what they said.
    expect(
      await centre.query(`select distinct template_number from papers.paper where kind = $1 order by 1`, [kind.id]),
    ).toEqual([0, 1, 2].map((template_number) => ({ template_number })))
  })

  it('do not come into force in the past, and a draft can be discarded', async () => {
    await save('company', { title: '草稿' })
    expect((await start('company', later(-1))).body.code).toBe('papers.in-force-in-the-past')
    const version = (await show()).versions.find(({ from }) => from === null)?.version ?? 0
    const discarded = await centre.call(headOffice, contract.discardTemplate, { ...on(), level: 'company', version })
    expect(discarded.body.versions.some(({ from }: contract.TemplateVersion) => from === null)).toBe(false)
  })

  it(`${hostile(38)} that two people edit at once keep the first and show the second both versions`, async () => {
    const outcomes = await Promise.all([save('community', { title: '甲' }), save('community', { title: '乙' })])
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409])
    const lost = outcomes.find(({ status }) => status === 409)?.body
    expect(lost.code).toBe('papers.template-changed')
    const { yours, theirs } = lost.facts ?? lost
    expect([yours.design.title, theirs.design.title].sort()).toEqual(['乙', '甲'])
    const again = await Promise.all([1, 2].map((at) => save('community', { title: `丙${at}` }, { version: 1 })))
    expect(again.map(({ status }) => status).sort()).toEqual([200, 409])
  })

  it('of the company are for head office, of a community for its manager, of a kind nobody declared for nobody', async () => {
    expect((await save('company', {}, { who: manager })).body.code).toBe('papers.company-templates')
    expect((await save('community', {}, { who: clerk })).status).toBe(403)
    const unknown = await centre.call(manager, contract.showTemplates, {
      communityId: centre.communityId,
      kind: 'no.such',
    })
    expect(unknown.body.code).toBe('papers.kind-unknown')
    expect((await save('community', { signatures: ['甲', '甲'] }, { version: 9 })).status).toBe(422)
  })
})
