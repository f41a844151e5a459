import { Button, Select } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../../ui/shared/use-call.ts'
import {
  type ImportedFile,
  type ImportedSheet,
  type ImportRegister,
  listRegisters,
  mapImport,
} from '../../import/contract.ts'
import { everything } from './refreshes.ts'

/** What a person says of a sheet, before it is sent. */
interface Said {
  readonly register: string
  readonly columns: Readonly<Record<string, string | null>>
}

const LEFT_OUT = ''
const OURS: Readonly<Record<string, string>> = {
  'row-id': '编号（导出时的）',
  'row-version': '版本（导出时的）',
  remark: '错误说明（忽略）',
}

/** What the sheets and columns were taken for; a person may say it better, once for all files of this source. */
export const ImportMapping = ({ file, mayMap }: { file: ImportedFile; mayMap: boolean }) => {
  const { id: communityId } = useCommunity()
  const answer = useRead(listRegisters, { communityId })
  const write = useWrite(mapImport, { refreshes: everything })
  const [said, setSaid] = useState<ReadonlyMap<string, Said>>(new Map())
  const registers = answer.data?.registers ?? []
  const say = (sheet: ImportedSheet, change: Partial<Said>) => {
    const before = said.get(sheet.sheet) ?? { register: sheet.register ?? LEFT_OUT, columns: {} }
    setSaid(new Map(said).set(sheet.sheet, { ...before, ...change }))
  }
  const send = () =>
    write.mutate({
      communityId,
      importId: file.id,
      sheets: [...said].map(([sheet, one]) => ({ sheet, register: one.register, columns: { ...one.columns } })),
    })
  return (
    <section className="mapping" aria-label="列的对应">
      {write.error !== null && <ProblemAlert problem={write.error} />}
      {answer.error !== null && <ProblemAlert problem={answer.error} />}
      {file.sheets.map((sheet) => (
        <SheetMapping
          key={sheet.sheet}
          sheet={sheet}
          registers={registers}
          said={said.get(sheet.sheet)}
          say={mayMap ? (change) => say(sheet, change) : undefined}
        />
      ))}
      {mayMap && (
        <div className="import-do mapping-send">
          <Button type="primary" disabled={said.size === 0} loading={write.isPending} onClick={send}>
            按这个对应重新读取
          </Button>
          <span className="quiet">
            会记住：以后表头相同的文件都照此读。重新读取后，已确认的修改和合并要再确认一次。
          </span>
        </div>
      )}
    </section>
  )
}

interface SheetMappingProps {
  readonly sheet: ImportedSheet
  readonly registers: readonly ImportRegister[]
  readonly said: Said | undefined
  readonly say: ((change: Partial<Said>) => void) | undefined
}

const SheetMapping = ({ sheet, registers, said, say }: SheetMappingProps) => {
  const chosen = said?.register ?? sheet.register ?? LEFT_OUT
  const register = registers.find(({ id }) => id === chosen)
  // Another register knows other columns: what was recognised for the first says nothing of it.
  const isOther = chosen !== (sheet.register ?? LEFT_OUT)
  const fieldOf = (header: string, field: string | null) => said?.columns[header] ?? (isOther ? null : field)
  return (
    <div className="sheet mapping-sheet">
      <h3 className="sheet-title">
        工作表“{sheet.sheet}”
        <span className="quiet">
          {sheet.rows} 行{sheet.headerRow > 0 ? `，表头在第 ${sheet.headerRow} 行` : ''}
          {sheet.remembered ? '，按以前说过的对应读' : ''}
        </span>
      </h3>
      <div className="mapping-register">
        这张表是
        <Select
          aria-label={`工作表 ${sheet.sheet} 是`}
          value={chosen}
          disabled={say === undefined}
          popupMatchSelectWidth={false}
          options={[
            { value: LEFT_OUT, label: '不读这张表' },
            ...registers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(value: string) => say?.({ register: value, columns: {} })}
        />
      </div>
      {register !== undefined && (
        <table className="mapping-columns">
          <thead>
            <tr>
              <th scope="col">文件里的列</th>
              <th scope="col">第一个值</th>
              <th scope="col">当作</th>
            </tr>
          </thead>
          <tbody>
            {sheet.columns.map(({ header, field, sample }) => (
              <tr key={`${header} ${sample}`} className={field === null && !isOther ? 'mapping-unknown' : undefined}>
                <th scope="row">{header}</th>
                <td className="quiet">{sample}</td>
                <td>
                  <Select
                    aria-label={`列 ${header} 当作`}
                    showSearch={{ optionFilterProp: 'label' }}
                    popupMatchSelectWidth={false}
                    disabled={say === undefined}
                    value={fieldOf(header, field) ?? LEFT_OUT}
                    options={optionsOf(register, field)}
                    onChange={(value: string) =>
                      say?.({
                        register: chosen,
                        columns: { ...said?.columns, [header]: value === LEFT_OUT ? null : value },
                      })
                    }
                  />
                  {laterOf(register, fieldOf(header, field))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

const optionsOf = (register: ImportRegister, field: string | null) => [
  { value: LEFT_OUT, label: '不导入' },
  ...(field !== null && OURS[field] !== undefined ? [{ value: field, label: OURS[field] }] : []),
  ...register.fields.map(({ id, title }) => ({ value: id, label: title })),
]

const laterOf = (register: ImportRegister, field: string | null) => {
  const later = register.fields.find(({ id }) => id === field)?.later ?? ''
  return later === '' ? null : <span className="quiet"> {later}</span>
}
