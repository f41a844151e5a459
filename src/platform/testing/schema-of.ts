import pg from 'pg'

const OURS = `n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg\\_%'`

/** What the catalogue says of a database, a line for each thing; the order of columns is of no account. */
const catalogue = [
  `select format('column %I.%I.%I %s%s default %s generated %s collate %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
     case when a.attnotnull then ' not null' else '' end, coalesce(pg_get_expr(d.adbin, d.adrelid), '-'), a.attgenerated, coalesce(l.collname, '-'))
   from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
   left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum left join pg_collation l on l.oid = a.attcollation
   where c.relkind in ('r', 'v', 'p') and a.attnum > 0 and not a.attisdropped and ${OURS}`,
  `select format('table %I.%I rls %s forced %s rights %s comment %s', n.nspname, c.relname, c.relrowsecurity, c.relforcerowsecurity,
     array(select x::text from unnest(c.relacl) as x order by 1), obj_description(c.oid, 'pg_class'))
   from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'v', 'p') and ${OURS}`,
  `select format('constraint %I.%s %I %s', n.nspname, k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
   from pg_constraint k join pg_namespace n on n.oid = k.connamespace where k.contype <> 'n' and ${OURS}`,
  `select pg_get_indexdef(i.indexrelid) from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace where ${OURS}`,
  `select format('policy %I on %I.%I for %s to %s using %s check %s', policyname, schemaname, tablename, cmd, roles, qual, with_check) from pg_policies`,
  `select format('rights on schema %I %s', n.nspname, array(select x::text from unnest(n.nspacl) as x order by 1)) from pg_namespace n where ${OURS}`,
  `select pg_get_functiondef(p.oid) || array(select x::text from unnest(p.proacl) as x order by 1)::text
   from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prokind = 'f' and ${OURS}
   and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`,
  `select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
   where not t.tgisinternal and ${OURS}`,
]

/** For tests: the schema of a database as sorted lines, to be compared with that of another. */
export const schemaOf = async (url: string): Promise<string[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const lines: string[] = []
    for (const query of catalogue) {
      const { rows } = await client.query<[string]>({ text: query, rowMode: 'array' })
      lines.push(...rows.map(([line]) => line))
    }
    return lines.sort()
  } finally {
    await client.end()
  }
}
