import { type Flow, tablePart } from '../../../ui/console/paper-flow.tsx'
import { PrintSheet } from '../../../ui/console/print-sheet.tsx'
import { dateTimeOf } from '../../../ui/shared/format.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { type SampleDetail, satisfactionNames, verdictNames } from '../contract.ts'
import './callbacks.css'

/** 回访抽查表 of a month, A4 landscape, with the seed by which it was drawn and where the manager signs. */
export const SampleSheet = ({ sample, close }: { sample: SampleDetail; close: () => void }) => {
  const { name } = useCommunity()
  return (
    <PrintSheet
      kind="callbacks.sample"
      title="回访抽查表"
      company={name}
      fits={['a4-landscape', 'a4']}
      close={close}
      flow={sampleFlow(sample)}
    />
  )
}

const sampleFlow = (sample: SampleDetail): Flow => ({
  frame: (parts) => <div className="sample-sheet">{parts}</div>,
  parts: [
    {
      key: 'head',
      wrap: (items) => <div key="head">{items}</div>,
      items: [
        <p key="head">
          月份：{sample.month}　当月回访 {sample.pool} 件，抽查 {sample.size} 件，已核 {sample.checked} 件：一致{' '}
          {sample.agrees}、 不一致 {sample.differs}、未联系上 {sample.unreached}
        </p>,
      ],
    },
    tablePart(
      'items',
      COLUMNS,
      sample.items.map((item) => (
        <tr key={item.id}>
          <td className="figures">{item.position}</td>
          <td>{item.number}</td>
          <td>{item.className}</td>
          <td>{item.place.name}</td>
          <td>{item.title.replace(/^回访：/, '')}</td>
          <td>
            {item.recordedBy} {item.recordedAt && dateTimeOf(item.recordedAt)}
          </td>
          <td>{item.satisfaction && satisfactionNames[item.satisfaction]}</td>
          <td>{item.secondSatisfaction && satisfactionNames[item.secondSatisfaction]}</td>
          <td>{item.verdict && verdictNames[item.verdict]}</td>
          <td>{[item.differs, item.note, item.secondRectification?.number].filter(Boolean).join('；')}</td>
          <td>
            {item.checkedBy} {item.checkedAt && dateTimeOf(item.checkedAt)}
          </td>
        </tr>
      )),
    ),
    {
      key: 'foot',
      wrap: (items) => <div key="foot">{items}</div>,
      items: [
        <p key="foot" className="sample-foot">
          <span>种子 {sample.seed}</span>
          <span>经理签字：</span>
        </p>,
      ],
    },
  ],
})

const COLUMNS = [
  ...['序号', '回访编号', '类别', '位置', '回访事由', '第一次回访'],
  ...['第一次', '第二次', '对照', '不一致之处、说明', '抽查人、时间'],
]
