import { existsSync } from 'node:fs'
import { chmod, chown, cp, lstat, mkdir, readdir, readFile, readlink, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../app/project-folder.ts'
import { ask, clusterOf, embeddedTrial, postmasterOf } from '../../testing/embedded-trial.ts'
import { type Account, accountFor, canReach, isRoot, systemAccounts } from './account.ts'
import { installedBinaries, makeLinks, usableBinaries } from './binaries.ts'

const trial = embeddedTrial()

const nobody = (await systemAccounts()).find((a) => a.name === 'nobody')
const canBeNobody = isRoot() && nobody !== undefined && (await canReach(nobody, projectFolder()))

const uidOf = async (pid: number): Promise<number> => (await stat(`/proc/${pid}`)).uid

describe.runIf(isRoot())('Started as root', () => {
  it('the server runs as a system user that owns the cluster', async () => {
    const data = await trial.folder()
    await trial.start(data)
    const account = await accountFor(join(data, 'none'))
    expect(account?.uid).toBeGreaterThan(0)
    expect((await stat(clusterOf(data))).uid).toBe(account?.uid)
    expect(await uidOf(await postmasterOf(clusterOf(data)))).toBe(account?.uid)
  })

  it('below a folder that user cannot enter, programs and data go to a system folder, and stay there', async () => {
    const closed = await trial.folder()
    const data = join(closed, 'project', '.liren')
    const systemFolder = await trial.folder()
    await chmod(closed, 0o700)
    const lines: string[] = []
    const first = await trial.start(data, { systemFolder, log: (line) => lines.push(line) })
    expect(first.folder.startsWith(systemFolder)).toBe(true)
    expect(lines).toEqual([expect.stringContaining(`数据库文件放在 ${systemFolder}`)])
    expect(existsSync(clusterOf(data))).toBe(false)
    await ask(first.url, 'create table kept as select 1 as one')
    await first.stop()

    await chmod(closed, 0o755)
    const second = await trial.start(data, { systemFolder })
    expect(second.folder).toBe(first.folder)
    expect(await ask(second.url, 'select one from kept')).toEqual([{ one: 1 }])
  })

  it('two first starts at once below such a folder agree on one system folder', async () => {
    const closed = await trial.folder()
    const systemFolder = await trial.folder()
    await chmod(closed, 0o700)
    const both = await Promise.all([1, 2].map(() => trial.start(closed.concat('/data'), { systemFolder })))
    expect(both[0]?.folder).toBe(both[1]?.folder)
    expect(both.filter((d) => !d.adopted)).toHaveLength(1)
  })

  it('a copied data folder does not silently share the database of the original', async () => {
    const closed = await trial.folder()
    const systemFolder = await trial.folder()
    await chmod(closed, 0o700)
    await trial.start(join(closed, 'a'), { systemFolder })
    await cp(join(closed, 'a'), join(closed, 'b'), { recursive: true })
    await expect(trial.start(join(closed, 'b'), { systemFolder })).rejects.toMatchObject({ code: 'data-shared' })
  })

  it('a data folder whose database was taken away is refused instead of starting empty', async () => {
    const data = await trial.folder()
    const home = join(data, 'postgres')
    await mkdir(home)
    await writeFile(join(home, 'location'), JSON.stringify({ folder: '/nonexistent/liren', home }))
    await expect(trial.start(data)).rejects.toMatchObject({ code: 'data-missing' })
  })

  it('existing data that has come under a closed folder is refused instead of starting empty elsewhere', async () => {
    const closed = await trial.folder()
    const data = join(closed, 'data')
    await mkdir(data)
    const first = await trial.start(data)
    await first.stop()
    await chmod(closed, 0o700)
    await expect(trial.start(data)).rejects.toMatchObject({ code: 'out-of-reach' })
  })

  it('a cluster that root unpacked is given back to the system user', async () => {
    const data = await trial.folder()
    await (await trial.start(data)).stop()
    for (const name of [...(await readdir(clusterOf(data), { recursive: true })), '.'])
      await chown(join(clusterOf(data), name), 0, 0)
    const again = await trial.start(data)
    expect(await ask(again.url, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe.runIf(canBeNobody)('Started as an ordinary user', () => {
  const me = nobody as Account
  const homeOf = async (account: Account): Promise<string> => {
    const folder = await trial.folder()
    await chown(folder, account.uid, account.gid)
    await chmod(folder, 0o700)
    return folder
  }

  it('the server runs as that user in its own closed folder, stops and starts again', async () => {
    const home = await homeOf(me)
    const first = await trial.hold(join(home, 'data'), { as: me })
    expect(first.said).toMatchObject({ adopted: false, folder: clusterOf(join(home, 'data')) })
    expect(await uidOf(await postmasterOf(first.said.folder))).toBe(me.uid)
    const second = await trial.hold(join(home, 'data'), { as: me })
    expect(second.said.adopted).toBe(true)
    await second.stop()
    await first.stop()
    expect(existsSync(join(first.said.folder, 'postmaster.pid'))).toBe(false)
  })

  it('and then as root, the server still runs as that user, who can go on', async () => {
    const home = await homeOf(me)
    await (await trial.hold(home, { as: me })).stop()
    const database = await trial.start(home)
    expect(await uidOf(await postmasterOf(database.folder))).toBe(me.uid)
    await database.stop()
    const again = await trial.hold(home, { as: me })
    expect(again.said.url).toMatch(/^postgres:/)
  })

  it('in a folder that cannot be written, says so', async () => {
    const { said } = await trial.hold(join(await trial.folder(), 'data'), { as: me })
    expect(said.code).toBe('not-writable')
    expect(said.message).toMatch(/LIREN_DATA/)
  })

  it('on the cluster of another user, names that user', async () => {
    const data = await trial.folder()
    await (await trial.start(data)).stop()
    await chmod(join(data, 'postgres'), 0o777)
    await chown(clusterOf(data), 1, 1)
    const { said } = await trial.hold(data, { as: me })
    expect(said.code).toBe('other-owner')
    expect(said.message).toMatch(/系统用户 daemon|系统用户 \d+|系统用户 bin/)
  })
})

describe('The programs that npm carries', () => {
  const native = async (): Promise<string> => {
    const folder = join(await trial.folder(), 'native')
    for (const path of ['bin', 'lib/postgresql', 'share/postgresql'])
      await mkdir(join(folder, path), { recursive: true })
    for (const path of ['bin/postgres', 'bin/initdb', 'lib/libpq.so.5.17'])
      await writeFile(join(folder, path), path, { mode: 0o700 })
    const links = [{ source: 'native/lib/libpq.so.5.17', target: 'native/lib/libpq.so.5' }]
    await writeFile(join(folder, 'pg-symlinks.json'), JSON.stringify(links))
    return folder
  }

  it('get the library links that an install without scripts leaves out, also when two starts make them', async () => {
    const folder = await native()
    expect(await Promise.all([makeLinks(folder), makeLinks(folder)])).toEqual([true, true])
    expect(await readlink(join(folder, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.17')
    expect(await readFile(join(folder, 'lib', 'libpq.so.5'), 'utf8')).toBe('lib/libpq.so.5.17')
  })

  it.runIf(process.platform === 'linux')('have every link the installed package lists', async () => {
    const { folder } = await installedBinaries()
    expect(await makeLinks(folder)).toBe(true)
    expect((await lstat(join(folder, 'lib', 'libpq.so.5'))).isSymbolicLink()).toBe(true)
  })

  it('are copied for everyone to run where the account of the server could not, once', async () => {
    const other: Account = { uid: 54321, gid: 54321, name: 'other' }
    const folder = await native()
    const copies = join(await trial.folder(), 'system')
    const lines: string[] = []
    const o = {
      installed: { folder, version: '17.0' },
      account: other,
      copies,
      log: (l: string) => lines.push(l),
    }
    const copied = await usableBinaries(o)
    expect(copied.folder).toBe(join(copies, 'postgresql-17.0'))
    expect(await canReach(other, join(copied.folder, 'bin/postgres'))).toBe(true)
    expect(await readlink(join(copied.folder, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.17')
    expect(await usableBinaries(o)).toEqual(copied)
    expect(lines).toHaveLength(1)
    expect(await readdir(copies)).toEqual(['postgresql-17.0'])
  })

  it('are used in place where that is possible', async () => {
    const installed = await installedBinaries()
    const used = await usableBinaries({ installed, account: undefined, copies: '/nonexistent', log: () => {} })
    expect(used).toEqual(installed)
  })
})
