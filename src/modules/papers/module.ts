import { defineModule } from '../../platform/app/define-module.ts'
import {
  discardTemplate,
  exportTemplates,
  listTemplates,
  putInForce,
  resetTemplate,
  saveTemplate,
  showTemplates,
} from './design-templates.ts'
import { papersQuery } from './list.store.ts'
import { exportPapers, exportSeries, listPapers, listSeries } from './list-papers.ts'
import { readPaper, recordPrint, voidPaper } from './read-paper.ts'
import { refuse } from './refusals.ts'
import { scanPaper, signPaper } from './sign-paper.ts'
import { BROKEN_SIGNATURES } from './signature.store.ts'

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
    'papers.read': { name: '查看和打印文书', roles: [...EVERYBODY, 'head-office', 'administrator'] },
    'papers.sign': { name: '签署文书', roles: EVERYBODY },
    'papers.list': {
      name: '查看文书台账',
      roles: ['clerk', 'supervisor', 'manager', 'cashier', 'file-clerk', 'head-office', 'administrator'],
    },
    'papers.design': { name: '设计文书样张', roles: ['manager', 'head-office', 'administrator'] },
    'papers.design-company': { name: '设计公司文书样张', roles: ['head-office', 'administrator'] },
    'papers.void': { name: '作废文书', roles: ['supervisor', 'manager'] },
  },
  handlers: [
    readPaper,
    recordPrint,
    voidPaper,
    signPaper,
    scanPaper,
    listPapers,
    exportPapers,
    listSeries,
    exportSeries,
    listTemplates,
    exportTemplates,
    showTemplates,
    saveTemplate,
    discardTemplate,
    putInForce,
    resetTemplate,
  ],
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
    { id: 'papers.signatures', title: '签名与所签文书的内容相符', sql: BROKEN_SIGNATURES },
  ],
  hotQueries: [
    { name: 'papers.list', build: ({ communityId }) => papersQuery({ communityId, sort: '-issuedAt', limit: 50 }) },
    {
      name: 'papers.list-by-number',
      build: ({ communityId }) => papersQuery({ communityId, sort: 'number', limit: 50 }),
    },
  ],
})
