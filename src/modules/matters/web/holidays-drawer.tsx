import { Form, Input } from 'antd'
import { useState } from 'react'
import { FormDrawer } from '../../../ui/console/form-drawer.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { VersionConflict } from '../../../ui/console/version-conflict.tsx'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import {
  type ArrangedDay,
  readArrangement,
  readArrangementState,
  readYearArrangement,
  setYearArrangement,
  writeArrangement,
  type YearArrangement,
} from '../contract.ts'
import { HolidaysPreview } from './holidays-preview.tsx'

interface Pasted {
  readonly text: string
  readonly source: string
}

/** Takes in the arrangement of a year as it was pasted: what was read of it stands below, before anything is saved. */
export const HolidaysDrawer = ({ arrangement, close }: { arrangement: YearArrangement; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const { year } = arrangement
  const [form] = Form.useForm<Pasted>()
  const [theirs, setTheirs] = useState<YearArrangement>(arrangement)
  const text = Form.useWatch('text', form) ?? ''
  const tell = useTell()
  const write = useWrite(setYearArrangement, {
    refreshes: [readYearArrangement, readArrangementState],
    onDone: () => {
      tell.done(`${year} 年放假安排已保存，受影响的时限会在一两分钟内重算`)
      close()
    },
  })
  const save = (version: number) => {
    const { days } = readArrangement(form.getFieldValue('text'), year)
    write.mutate({ communityId, year, version, days: [...days], source: form.getFieldValue('source') })
  }
  const mine = arrangement.days.filter(({ day }) => day >= `${year}`)
  return (
    <FormDrawer<Pasted>
      title={`${mine.length > 0 ? '更正' : '录入'} ${year} 年放假安排`}
      save="保存整年"
      width={720}
      form={form}
      initial={{ text: writeArrangement(mine), source: '' }}
      saving={write.isPending}
      problem={write.error?.code === CONFLICT ? null : write.error}
      submit={() => save(theirs.version)}
      close={close}
    >
      <VersionConflict<{ days: ArrangedDay[] }>
        problem={write.error}
        code={CONFLICT}
        fields={[{ name: 'days', label: '安排', show: (days) => <Lines days={days as ArrangedDay[]} year={year} /> }]}
        keepMine={(version) => save(version)}
        takeTheirs={(saved) => {
          const latest = { ...theirs, ...saved }
          setTheirs(latest)
          form.setFieldsValue({ text: writeArrangement(latest.days.filter(({ day }) => day >= `${year}`)) })
          write.reset()
        }}
      />
      <Form.Item
        name="text"
        label="放假安排"
        extra="粘贴国务院办公厅通知的正文，或一行一天：“2027-01-01 元旦 休”“2027-02-14 春节 补班”。不写年份的算本年。"
        rules={[{ validator: (_, typed: string) => verdict(typed, year) }]}
      >
        <Input.TextArea rows={9} placeholder={SAMPLE} spellCheck={false} />
      </Form.Item>
      <Form.Item name="source" label="依据" rules={rulesOf(setYearArrangement.body, 'source')}>
        <Input placeholder="如：国办发明电〔2026〕7号" />
      </Form.Item>
      {text.trim() !== '' && <HolidaysPreview text={text} year={year} before={theirs.days} />}
    </FormDrawer>
  )
}

const CONFLICT = 'matters.arrangement-changed'
const SAMPLE = '一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：……'

const verdict = async (typed: string, year: number): Promise<void> => {
  const { days, clauses } = readArrangement(typed ?? '', year)
  if (clauses.some(({ fault }) => fault?.wrong)) throw new Error('还有看不懂的地方，请按下面的提示改正')
  if (days.length === 0) throw new Error('还没有读到放假或补班的日子')
}

const Lines = ({ days, year }: { days: readonly ArrangedDay[]; year: number }) => (
  <span className="holiday-lines">{writeArrangement(days.filter(({ day }) => day >= `${year}`))}</span>
)
