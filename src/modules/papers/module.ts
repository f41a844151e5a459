import { defineModule } from '../../platform/app/define-module.ts'
import { readPaper, recordPrint, voidPaper } from './read-paper.ts'
import { refuse } from './refusals.ts'

const EVERYBODY = [
  'clerk',
  'supervisor',
  'manager',
  'technician',
  'cashier',
  'file-clerk',
  'storekeeper',
  'guard',
  'patroller',
]

export const papers = defineModule({
  id: 'papers',
  name: '文书',
  rights: {
    'papers.read': { name: '查看和打印文书', roles: EVERYBODY },
    'papers.void': { name: '作废文书', roles: ['supervisor', 'manager'] },
  },
  handlers: [readPaper, recordPrint, voidPaper],
  refusals: [refuse],
  invariants: [
    {
      id: 'I7',
      title: '文书编号连续无缺号',
      sql: `select s.community_id, s.code || ' ' || s.year || '：应有 ' || s.last_number || ' 份，现有 ' || count(p.id) as what
        from papers.series s left join papers.paper p
          on p.community_id = s.community_id and p.series_code = s.code and p.series_year = s.year
        group by s.community_id, s.code, s.year, s.last_number
        having count(p.id) <> s.last_number or max(p.series_number) is distinct from s.last_number`,
    },
  ],
})
