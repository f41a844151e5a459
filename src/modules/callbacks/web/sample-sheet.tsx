import { PrintSheet } from '../../../ui/console/print-sheet.tsx'
import { dateTimeOf } from '../../../ui/shared/format.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { type SampleDetail, satisfactionNames, verdictNames } from '../contract.ts'
import './callbacks.css'

const ROWS_ON_A_PAGE = 14

/** 回访抽查表 of a month, A4 landscape, with the seed by which it was drawn and where the manager signs. */
export const SampleSheet = ({ sample, close }: { sample: SampleDetail; close: () => void }) => {
  const { name } = useCommunity()
  const pages = Array.from({ length: Math.max(1, Math.ceil(sample.items.length / ROWS_ON_A_PAGE)) }, (_, at) =>
    sample.items.slice(at * ROWS_ON_A_PAGE, (at + 1) * ROWS_ON_A_PAGE),
  )
  return (
    <PrintSheet
      kind="callbacks.sample"
      title="回访抽查表"
      company={name}
      fits={['a4-landscape', 'a4']}
      close={close}
      pages={pages.map((items) => (
        <div key={items[0]?.id ?? 'none'} className="sample-sheet">
          <p>
            月份：{sample.month}　当月回访 {sample.pool} 件，抽查 {sample.size} 件，已核 {sample.checked} 件：一致{' '}
            {sample.agrees}、 不一致 {sample.differs}、未联系上 {sample.unreached}
          </p>
          <table>
            <thead>
              <tr>
                <th scope="col">序号</th>
                <th scope="col">回访编号</th>
                <th scope="col">类别</th>
                <th scope="col">位置</th>
                <th scope="col">回访事由</th>
                <th scope="col">第一次回访</th>
                <th scope="col">第一次</th>
                <th scope="col">第二次</th>
                <th scope="col">对照</th>
                <th scope="col">不一致之处、说明</th>
                <th scope="col">抽查人、时间</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
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
              ))}
            </tbody>
          </table>
          <p className="sample-foot">
            <span>种子 {sample.seed}</span>
            <span>经理签字：</span>
          </p>
        </div>
      ))}
    />
  )
}
