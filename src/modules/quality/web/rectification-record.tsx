import type { Flow } from '../../../ui/console/paper-flow.tsx'
import { PrintSheet } from '../../../ui/console/print-sheet.tsx'
import { chunksOf } from '../../../ui/console/text-chunks.ts'
import { dateTimeOf } from '../../../ui/shared/format.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { type RectificationDetail, subjectNames } from '../contract.ts'
import './quality.css'

/** 整改记录: notice, reply and check on one sheet, for the file. */
export const RectificationRecord = ({ detail, close }: { detail: RectificationDetail; close: () => void }) => {
  const { name } = useCommunity()
  const { matter, notice } = detail
  const rows: readonly (readonly [string, string])[] = [
    ['整改编号', matter.number],
    ['整改对象', `${subjectNames[notice.subjectKind]}：${notice.subjectName}`],
    ['相关单号', notice.subjectNumber],
    ['位置', matter.place.name],
    ['存在问题', notice.wrong],
    ['整改要求', notice.demand],
    ['整改责任人', notice.toName],
    ['整改期限', `${notice.deadline} 24:00`],
    ['签发', notice.issuedAt === null ? '' : `${dateTimeOf(notice.issuedAt)} ${notice.issuedBy}`],
    ['签收', notice.acknowledgedAt === null ? '' : `${dateTimeOf(notice.acknowledgedAt)} ${notice.acknowledgedByName}`],
    ['整改情况', notice.reply],
    ['回复', notice.repliedAt === null ? '' : `${dateTimeOf(notice.repliedAt)} ${notice.repliedByName}`],
    ['复查意见', notice.checkNote],
    ['复查', notice.checkedAt === null ? '' : `${dateTimeOf(notice.checkedAt)} ${notice.checkedByName}`],
    ['结果', matter.stateName + (notice.sentBack > 0 ? `（曾退回 ${notice.sentBack} 次）` : '')],
  ]
  return (
    <PrintSheet
      kind="quality.rectification-record"
      title="整改记录"
      company={name}
      fits={['a4']}
      close={close}
      flow={recordFlow(rows.filter(([, value]) => value !== ''))}
    />
  )
}

/** The record as rows; what somebody wrote at length goes on over the end of a sheet. */
const recordFlow = (rows: readonly (readonly [string, string])[]): Flow => ({
  frame: (parts) => <div>{parts}</div>,
  parts: [
    {
      key: 'record',
      wrap: (items) => (
        <table key="record" className="quality-record">
          <tbody>{items}</tbody>
        </table>
      ),
      items: rows.flatMap(([label, value]) =>
        chunksOf(value, { characters: 400, lines: 10 }).map((piece, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece of a text is known by its place.
          <tr key={`${label} ${at}`}>
            <th scope="row">{at === 0 ? label : ''}</th>
            <td>{piece}</td>
          </tr>
        )),
      ),
    },
  ],
})
