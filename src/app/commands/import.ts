import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { businessDateAt } from '../../kernel/dates.ts'
import type { CommunityId } from '../../kernel/id.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { communityIdOfCode, staffByLoginName } from '../../modules/access/index.ts'
import { applyRows, previewFile } from '../../modules/households/index.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { auditedTransaction } from '../../platform/http/audited-transaction.ts'
import type { Fact } from '../../platform/http/use-case.ts'
import { writeFacts } from '../../platform/outbox/write-facts.ts'
import { openKeyRing, provideKeyRing } from '../../platform/secrets/open-key-ring.ts'
import { type App, createApp } from '../server.ts'
import { StartProblem } from '../settings.ts'
import { withDatabaseOf } from '../with-database.ts'
import type { Command } from './command.ts'

export const importCommand: Command = {
  name: 'import',
  usage: 'import 文件 --community 代码 [--apply] [--good-rows-only] [--json]',
  summary: '导入房屋和业主：默认只预览，--apply 才写入',
  run: async ({ args, settings }) => {
    const asked = readArguments(args)
    const bytes = await readFile(asked.file).catch((error: Error) => {
      throw new StartProblem(`读不到文件 ${asked.file}（${error.message}）。请检查路径。`)
    })
    provideKeyRing(await openKeyRing({ dataFolder: settings.dataFolder }))
    return withDatabaseOf(settings, async (url) => {
      await migrate({ url })
      const app = await createApp({ url })
      try {
        return await run(app, { ...asked, bytes })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        say(asked.json, { refused: error.code, sentence: error.message }, error.message)
        return 1
      } finally {
        await app.close()
      }
    })
  },
}

interface Asked {
  readonly file: string
  readonly community: string
  readonly apply: boolean
  readonly goodRowsOnly: boolean
  readonly json: boolean
}

const readArguments = (args: readonly string[]): Asked => {
  const flags = new Set(['--apply', '--good-rows-only', '--json'])
  const at = args.indexOf('--community')
  const community = at < 0 ? undefined : args[at + 1]
  const rest = args.filter((arg, i) => !flags.has(arg) && (at < 0 || (i !== at && i !== at + 1)))
  const [file] = rest
  if (!file || !community || rest.length > 1) throw new StartProblem(`用法：npx liren ${importCommand.usage}`)
  return {
    file,
    community,
    apply: args.includes('--apply'),
    goodRowsOnly: args.includes('--good-rows-only'),
    json: args.includes('--json'),
  }
}

const run = async (app: App, asked: Asked & { bytes: Buffer }): Promise<number> => {
  const { database } = app
  const requestId = crypto.randomUUID()
  const { communityId, staffId } = await database.run({ kind: 'none', write: false }, async (tx) => {
    const found = await communityIdOfCode(tx, asked.community)
    if (!found)
      throw new StartProblem(`没有代码为 ${asked.community} 的小区。请先在“小区”页面新建，或检查 --community。`)
    const admin = await staffByLoginName(tx, 'admin')
    if (!admin) throw new StartProblem('还没有系统管理员账号。请先运行一次 npm start。')
    return { communityId: found, staffId: admin.id }
  })
  const on = { database, communityId, requestId, actor: { kind: 'staff' as const, staffId } }
  const preview = await previewFile(on, { name: basename(asked.file), bytes: asked.bytes })
  const applied = asked.apply ? await apply(on, { importId: preview.id, goodRowsOnly: asked.goodRowsOnly }) : undefined
  const answer = applied ? { ...preview, ...applied } : preview
  say(asked.json, answer, inWords(answer, Boolean(applied)))
  return preview.bad > 0 && !applied ? 1 : 0
}

const apply = async (
  on: Parameters<typeof previewFile>[0],
  input: { importId: Awaited<ReturnType<typeof previewFile>>['id']; goodRowsOnly: boolean },
) =>
  auditedTransaction({ ...on, act: '执行导入' }, async ({ tx, now, audit }) => {
    const facts: Fact[] = []
    const context = { ...on, tx, now, audit, today: businessDateAt(now), tell: (fact: Fact) => void facts.push(fact) }
    const applied = await applyRows(context, input)
    await writeFacts(tx, { communityId: on.communityId as CommunityId, at: now, facts })
    return applied
  })

const inWords = (answer: Awaited<ReturnType<typeof previewFile>>, applied: boolean): string =>
  [
    `${answer.fileName}：${answer.rows} 行，可导入 ${answer.good}，已有 ${answer.same}，有误 ${answer.bad}`,
    ...(answer.unrecognised.length > 0 ? [`没有识别的列：${answer.unrecognised.join('、')}`] : []),
    ...answer.preview
      .filter((row) => row.faults.length > 0 || row.verdict === 'bad')
      .map(
        (row) =>
          `  ${row.sheet} 第 ${row.row} 行：${row.what}${row.faults.map((f) => `；${f.header}“${f.value}” ${f.reason}`).join('')}`,
      ),
    applied
      ? `已导入：新增房屋 ${answer.housesMade}，业户 ${answer.peopleMade}，产权 ${answer.titlesMade}`
      : '这只是预览，没有写入。加 --apply 执行导入。',
  ].join('\n')

const say = (json: boolean, answer: unknown, words: string): void =>
  console.log(json ? JSON.stringify(answer, null, 2) : words)
