import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import type { CommunityId } from '../../kernel/id.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { communityIdOfCode, staffByLoginName } from '../../modules/access/index.ts'
import * as imports from '../../modules/households/index.ts'
import { migrate } from '../../platform/database/migrate.ts'
import { openKeyRing, provideKeyRing } from '../../platform/secrets/open-key-ring.ts'
import { type App, createApp } from '../server.ts'
import { StartProblem } from '../settings.ts'
import { withDatabaseOf } from '../with-database.ts'
import type { Command } from './command.ts'

/**
 * The same rules as the page. Exit codes: 0 done, or a preview without faults; 1 refused, nothing was written; 3 rows
 * are left that were not (or would not be) taken.
 */
export const importCommand: Command = {
  name: 'import',
  usage:
    'import 文件 --community 代码 [--mapping 文件] [--accept-fixes] [--apply] [--good-rows] [--json]，import --undo 编号 --community 代码',
  summary: '导入登记表：默认只预览，--apply 才写入，--undo 撤销',
  run: async ({ args, settings }) => {
    const asked = readArguments(args)
    const bytes = asked.file === undefined ? undefined : await contentOf(asked.file)
    const mapping = asked.mapping === undefined ? undefined : readMapping(await contentOf(asked.mapping))
    provideKeyRing(await openKeyRing({ dataFolder: settings.dataFolder }))
    return withDatabaseOf(settings, async (url) => {
      await migrate({ url })
      const app = await createApp({ url })
      try {
        return await runImport(app, { ...asked, bytes, mapping })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        say(asked.json, { refused: error.code, sentence: error.message }, error.message)
        return REFUSED
      } finally {
        await app.close()
      }
    })
  },
}

const DONE = 0
const REFUSED = 1
const ROWS_LEFT = 3

export interface Asked {
  readonly file: string | undefined
  readonly community: string
  readonly mapping: string | undefined
  readonly undo: string | undefined
  readonly apply: boolean
  readonly goodRowsOnly: boolean
  readonly acceptFixes: boolean
  readonly json: boolean
}

const FLAGS = ['--apply', '--good-rows', '--accept-fixes', '--json']
const VALUES = ['--community', '--mapping', '--undo']

const readArguments = (args: readonly string[]): Asked => {
  const valueAfter = (name: string) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined)
  const rest = args.filter(
    (arg, at) => !FLAGS.includes(arg) && !VALUES.includes(arg) && !VALUES.includes(args[at - 1] ?? ''),
  )
  const [file] = rest
  const community = valueAfter('--community')
  const undo = valueAfter('--undo')
  if (!community || rest.length > 1 || (file === undefined) === (undo === undefined)) {
    throw new StartProblem(`用法：npx liren ${importCommand.usage}`)
  }
  return {
    ...{ file, community, undo, mapping: valueAfter('--mapping') },
    apply: args.includes('--apply'),
    goodRowsOnly: args.includes('--good-rows'),
    acceptFixes: args.includes('--accept-fixes'),
    json: args.includes('--json'),
  }
}

const contentOf = (path: string): Promise<Buffer> =>
  readFile(path).catch((error: Error) => {
    throw new StartProblem(`读不到文件 ${path}（${error.message}）。请检查路径。`)
  })

const saidOfSheets = z
  .array(
    z.strictObject({ sheet: z.string(), register: z.string(), columns: z.record(z.string(), z.string().nullable()) }),
  )
  .min(1)

/** `[{ "sheet": "Sheet1", "register": "houses", "columns": { "主人": "ownerName", "旧编号": null } }]` */
const readMapping = (bytes: Buffer): imports.SaidOfSheets => {
  try {
    return saidOfSheets.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new StartProblem(
      '对应关系文件须是 JSON：[{ "sheet": "工作表", "register": "houses", "columns": { "列名": "ownerName" } }]',
    )
  }
}

type Given = Omit<Asked, 'mapping'> & {
  readonly bytes: Buffer | undefined
  readonly mapping: imports.SaidOfSheets | undefined
}

/** Runs what was asked on an app that is there; answers the exit code. */
export const runImport = async (app: App, asked: Given): Promise<number> => {
  const on = await placeOf(app, asked.community)
  if (asked.undo !== undefined) return undo({ ...on, importId: asked.undo as never }, asked)
  const name = basename(asked.file as string)
  const importId = await imports.beginImport(on, { name, bytes: asked.bytes as Buffer })
  const one = { ...on, importId }
  await imports.workOnImport(one, WAITS)
  if (asked.mapping !== undefined) {
    await imports.beginMapping(one, asked.mapping)
    await imports.workOnImport(one, WAITS)
  }
  if (asked.acceptFixes) await imports.acceptAllFixes(one)
  const preview = await imports.importPreviewed(one)
  if (!asked.apply || preview.refusal !== null) return tellPreview(preview, asked)
  await imports.beginApply(one, asked)
  await imports.workOnImport(one, WAITS)
  const applied = await imports.importAnswer(one)
  say(
    asked.json,
    { ...preview, ...applied },
    [headOf(applied), ...(applied.refusal ? [applied.refusal.sentence] : madeIn(applied))].join('\n'),
  )
  if (applied.state !== 'applied') return REFUSED
  return leftIn(applied) > 0 ? ROWS_LEFT : DONE
}

/** The command waits for its work however long it takes; a day stands for that. */
const WAITS = 86_400_000

const placeOf = (app: App, code: string): Promise<imports.ImportOn> =>
  app.database.run({ kind: 'none', write: false }, async (tx) => {
    const communityId: CommunityId | undefined = await communityIdOfCode(tx, code)
    if (!communityId) throw new StartProblem(`没有代码为 ${code} 的小区。请先在“小区”页面新建，或检查 --community。`)
    const admin = await staffByLoginName(tx, 'admin')
    if (!admin) throw new StartProblem('还没有系统管理员账号。请先运行一次 npm start。')
    const actor = { kind: 'staff' as const, staffId: admin.id }
    return { database: app.database, communityId, requestId: crypto.randomUUID(), actor }
  })

type OneImport = Parameters<typeof imports.workOnImport>[0]
type Answer = Awaited<ReturnType<typeof imports.importAnswer>>
type Preview = Awaited<ReturnType<typeof imports.importPreviewed>>

const undo = async (on: OneImport, asked: Pick<Asked, 'json'>): Promise<number> => {
  await imports.beginUndo(on)
  await imports.workOnImport(on, WAITS)
  const answer = await imports.importAnswer(on)
  say(asked.json, answer, answer.refusal?.sentence ?? `已撤销：${answer.fileName}`)
  return answer.state === 'undone' ? DONE : REFUSED
}

const tellPreview = (preview: Preview, asked: Pick<Asked, 'json'>): number => {
  const rows = preview.preview
    .filter((row) => row.faults.length > 0 || row.verdict === 'bad' || row.verdict === 'conflict')
    .map(
      (row) =>
        `  ${row.sheet} 第 ${row.row} 行：${row.what}${row.faults.map((f) => `；${f.header}“${f.value}” ${f.reason}${f.fix === undefined ? '' : `，建议改为 ${f.fix}`}`).join('')}`,
    )
  const end = preview.refusal?.sentence ?? '这只是预览，没有写入。加 --apply 执行导入。'
  say(asked.json, preview, [headOf(preview), ...sheetsIn(preview), ...rows, end].join('\n'))
  if (preview.refusal !== null) return REFUSED
  return leftIn(preview) > 0 ? ROWS_LEFT : DONE
}

const leftIn = ({ counts }: Answer): number =>
  (counts.verdicts.bad ?? 0) + (counts.verdicts.conflict ?? 0) + counts.offered

const headOf = ({ id, fileName, counts }: Answer): string =>
  `${fileName}（编号 ${id}）：${counts.rows} 行，可写入 ${counts.good}，不变 ${counts.verdicts.same ?? 0}，只保存 ${counts.verdicts.kept ?? 0}，有误 ${(counts.verdicts.bad ?? 0) + (counts.verdicts.conflict ?? 0)}，待确认修改 ${counts.offered}，疑似同一人 ${counts.twins}`

const sheetsIn = (answer: Answer): string[] => [
  ...answer.sheets.map(
    ({ sheet, registerName, rows }) => `  工作表“${sheet}”：${registerName || '不认识，没有读入'}，${rows} 行`,
  ),
  ...(answer.unrecognised.length > 0 ? [`  没有识别的列：${answer.unrecognised.join('、')}`] : []),
  ...(answer.encoding === '' ? [] : [`  文字编码：${answer.encoding}`]),
]

const madeIn = ({ made }: Answer): string[] => [
  `已导入：${made.map(({ name, made: count, changed }) => `${name} 新增 ${count}${changed > 0 ? `、修改 ${changed}` : ''}`).join('，')}`,
]

const say = (json: boolean, answer: unknown, words: string): void =>
  console.log(json ? JSON.stringify(answer, null, 2) : words)
