import { Button, Select } from 'antd'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useRead } from '../../../ui/shared/use-call.ts'
import { type DispatchTo, readWorkload, type TechnicianLoad } from '../contract.ts'

interface TechnicianFieldProps {
  readonly value?: DispatchTo | null
  readonly onChange?: (to: DispatchTo | null) => void
  readonly id?: string
  readonly autoFocus?: boolean
}

const ALL = 'all'

/** To whom an order goes: a technician, with what each has in hand, or all of them; names the one it suits best. */
const TechnicianField = ({ value = null, onChange, id, autoFocus = false }: TechnicianFieldProps) => {
  const { id: communityId } = useCommunity()
  const { data, isPending } = useRead(readWorkload, { communityId })
  const people = [...(data?.technicians ?? [])].sort(byAvailability)
  const suggested = people.find(({ staffId }) => staffId === data?.suggested)
  const options = [
    ...people.map((one) => ({ value: one.staffId as string, label: one.name, detail: loadText(one) })),
    { value: ALL, label: '所有维修技工（先接先得）', detail: '' },
  ]
  const pick = (key: string | undefined) => {
    if (key === undefined) return onChange?.(null)
    return onChange?.(key === ALL ? { role: 'technician' } : ({ staffId: key } as DispatchTo))
  }
  return (
    <>
      <Select
        {...(id === undefined ? {} : { id })}
        autoFocus={autoFocus}
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        loading={isPending}
        placeholder="选择维修技工"
        value={value === null ? null : keyOf(value)}
        options={options}
        optionRender={({ label, data: one }) => (
          <>
            {label} <span className="quiet">{one.detail}</span>
          </>
        )}
        onChange={pick}
      />
      {suggested !== undefined && (
        <Button
          type="link"
          size="small"
          // Taken up it keeps its place: the buttons below must not move away under the hand.
          className={value !== null && keyOf(value) === suggested.staffId ? 'suggestion taken' : 'suggestion'}
          onClick={() => pick(suggested.staffId)}
        >
          建议派给 {suggested.name}（{loadText(suggested)}）
        </Button>
      )}
    </>
  )
}

const keyOf = (to: DispatchTo): string => ('staffId' in to ? to.staffId : ALL)

const byAvailability = (a: TechnicianLoad, b: TechnicianLoad): number =>
  Number(b.available) - Number(a.available) || a.open - b.open || a.doneThisWeek - b.doneThisWeek

/** `手上 2 单，1 单在现场，本周完成 5 单` */
const loadText = ({ available, open, onSite, doneThisWeek }: TechnicianLoad): string =>
  [
    ...(available ? [] : ['下班']),
    `手上 ${open} 单`,
    ...(onSite > 0 ? [`${onSite} 单在现场`] : []),
    `本周完成 ${doneThisWeek} 单`,
  ].join('，')

export default TechnicianField
