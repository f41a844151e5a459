import { Button } from 'antd-mobile'
import type { MaterialLine } from '../contract.ts'

interface MaterialRowsProps {
  readonly value?: readonly MaterialLine[]
  readonly onChange?: (lines: readonly MaterialLine[]) => void
}

/** 用料 on the phone: name, how much, of what; a line at a time. */
export const MaterialRows = ({ value = [], onChange }: MaterialRowsProps) => {
  const change = (at: number, changed: Partial<MaterialLine>) =>
    onChange?.(value.map((line, i) => (i === at ? { ...line, ...changed } : line)))
  return (
    <div className="material-rows">
      {value.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place; two may say the same.
        <div key={at} className="material-row">
          <input
            aria-label={`材料名称 ${at + 1}`}
            placeholder="名称"
            maxLength={40}
            value={line.name}
            onChange={(event) => change(at, { name: event.target.value })}
          />
          <input
            aria-label={`数量 ${at + 1}`}
            placeholder="数量"
            inputMode="decimal"
            maxLength={9}
            value={line.quantity}
            onChange={(event) => change(at, { quantity: event.target.value })}
          />
          <input
            aria-label={`单位 ${at + 1}`}
            placeholder="单位"
            maxLength={10}
            value={line.unit}
            onChange={(event) => change(at, { unit: event.target.value })}
          />
          <button
            type="button"
            aria-label={`删除第 ${at + 1} 行`}
            onClick={() => onChange?.(value.filter((_, i) => i !== at))}
          >
            ×
          </button>
        </div>
      ))}
      <Button size="small" onClick={() => onChange?.([...value, { name: '', quantity: '1', unit: '个' }])}>
        添加材料
      </Button>
    </div>
  )
}
