import { Button } from 'antd'
import { useState } from 'react'
import { saveFile } from '../../../../ui/shared/client.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useRead } from '../../../../ui/shared/use-call.ts'
import { type ImportRegister, listRegisters } from '../../import/contract.ts'

/** The registers that are understood, their columns under every name they are met with; and an empty table to start from. */
export const ColumnsNote = () => {
  const { id: communityId } = useCommunity()
  const { data } = useRead(listRegisters, { communityId })
  const registers = data?.registers ?? []
  const [chosen, choose] = useState('houses')
  const register = registers.find(({ id }) => id === chosen)
  return (
    <details className="sheet columns-note">
      <summary>
        认识哪些表、哪些列？
        <span className="quiet">{registers.map(({ name }) => name).join('、')}；列的顺序随意，写法不同也认得</span>
      </summary>
      <div className="verdicts" role="group" aria-label="哪一种表">
        {registers.map(({ id, name }) => (
          <Button
            key={id}
            aria-pressed={id === chosen}
            type={id === chosen ? 'primary' : 'default'}
            onClick={() => choose(id)}
          >
            {name}
          </Button>
        ))}
      </div>
      {register !== undefined && <Fields register={register} />}
    </details>
  )
}

const Fields = ({ register }: { register: ImportRegister }) => (
  <>
    <Button onClick={() => saveTemplate(register)}>下载“{register.name}”的空白表</Button>
    <table>
      <thead>
        <tr>
          <th scope="col">列</th>
          <th scope="col">也可以写成</th>
        </tr>
      </thead>
      <tbody>
        {register.fields.map(({ id, title, names, later }) => (
          <tr key={id}>
            <th scope="row">{title}</th>
            <td>
              {names.join('、')}
              {later !== '' && <span className="quiet">（{later}）</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </>
)

/** With a byte order mark, so that Excel reads the Chinese in it. */
const saveTemplate = (register: ImportRegister): void => {
  const titles = register.fields.filter(({ later }) => later === '').map(({ title }) => title)
  const blob = new Blob([`\ufeff${titles.join(',')}\r\n`], { type: 'text/csv;charset=utf-8' })
  saveFile({ name: `${register.name}.csv`, blob })
}
