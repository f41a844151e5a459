/**
 * Which files of a running cluster belong into a copy, as PostgreSQL's documentation of low-level base backups says
 * it: nothing that the restored server makes anew, nothing of the running process, no temporary and unlogged data.
 */

/** Kept as empty folders: their contents belong to the running server. */
const EMPTY = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  'pg_wal',
])

const LEFT_OUT =
  /^(postmaster\.(pid|opts).*|backup_label.*|tablespace_map.*|backup_manifest.*|current_logfiles.*|pg_internal\.init.*|pgsql_tmp.*|postgresql\.auto\.conf\.tmp)$/

/** The superuser's password: it travels among the sealed keys. */
export const CLUSTER_SECRET = 'liren.secret'

/** Copied after everything else, as the documentation demands. */
export const CONTROL_FILE = 'global/pg_control'

const TEMPORARY_RELATION = /^t\d+_\d+/
const RELATION_FORK = /^(\d+)(?:_(?:fsm|vm))?(?:\.\d+)?$/
const INIT_FORK = /^(\d+)_init$/

export interface ClusterTree {
  /** Relative to the cluster, with `/`. */
  readonly folders: readonly string[]
  readonly files: readonly string[]
}

/** What of a cluster's tree is copied; `global/pg_control` comes last. */
export const copiedOf = (tree: ClusterTree): ClusterTree => {
  const unlogged = unloggedRelations(tree.files)
  const files = tree.files.filter((path) => isCopied(path, unlogged) && path !== CONTROL_FILE)
  return { folders: tree.folders.filter(isCopiedFolder), files: [...files, CONTROL_FILE] }
}

const isCopiedFolder = (path: string): boolean => {
  const [top = '', ...below] = path.split('/')
  return !LEFT_OUT.test(path.split('/').at(-1) ?? '') && (below.length === 0 || !EMPTY.has(top))
}

const isCopied = (path: string, unlogged: ReadonlySet<string>): boolean => {
  const words = path.split('/')
  const name = words.at(-1) ?? ''
  if (EMPTY.has(words[0] ?? '') || path === CLUSTER_SECRET) return false
  if (words.some((word) => LEFT_OUT.test(word)) || TEMPORARY_RELATION.test(name)) return false
  const relation = RELATION_FORK.exec(name)?.[1]
  return relation === undefined || !unlogged.has(`${folderOf(path)}/${relation}`)
}

/** An unlogged relation has an init fork; the server empties its other forks at every recovery. */
const unloggedRelations = (files: readonly string[]): ReadonlySet<string> =>
  new Set(
    files.flatMap((path) => {
      const relation = INIT_FORK.exec(path.split('/').at(-1) ?? '')?.[1]
      return relation === undefined ? [] : [`${folderOf(path)}/${relation}`]
    }),
  )

const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0))
