import { Button } from 'antd'
import { saveFile } from '../../../../ui/shared/client.ts'
import { fields } from '../../import/field.ts'

/** The columns that are understood, under every name they are met with; and an empty table to start from. */
export const ColumnsNote = () => (
  <details className="sheet columns-note">
    <summary>
      认识哪些列？<span className="quiet">只要有“房号”和另外任一列就能导入，顺序随意，列名写法不同也认得</span>
    </summary>
    <Button onClick={saveTemplate}>下载空白模板</Button>
    <table>
      <thead>
        <tr>
          <th scope="col">列</th>
          <th scope="col">也可以写成</th>
        </tr>
      </thead>
      <tbody>
        {Object.values(fields).map(({ title, names }) => (
          <tr key={title}>
            <th scope="row">{title}</th>
            <td>{names.split(' ').join('、')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </details>
)

/** With a byte order mark, so that Excel reads the Chinese in it. */
const saveTemplate = (): void => {
  const titles = Object.values(fields).map(({ title }) => title)
  const blob = new Blob([`\ufeff${titles.join(',')}\r\n`], { type: 'text/csv;charset=utf-8' })
  saveFile({ name: '房屋业主登记表模板.csv', blob })
}
