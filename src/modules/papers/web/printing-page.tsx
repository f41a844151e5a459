import { Button, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { PageHead } from '../../../ui/console/page-head.tsx'
import { type PaperName, PrintSheet, papers } from '../../../ui/console/print-sheet.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import {
  keepOffset,
  noOffset,
  offsetLimits,
  offsetText,
  type PrintOffset,
  readOffset,
} from '../../../ui/console/workstation-print.ts'
import { Ruler } from './ruler.tsx'
import './papers.css'

const names = Object.keys(papers) as PaperName[]

/** 打印设置: how this workstation's printer is met, for each paper, and a test with rulers. */
const PrintingPage = () => {
  const [offsets, setOffsets] = useState(() => new Map(names.map((name) => [name, readOffset(name)])))
  const [kept, setKept] = useState(offsets)
  const [testing, setTesting] = useState<PaperName | undefined>(undefined)
  const tell = useTell()
  const change = (name: PaperName, changes: Partial<PrintOffset>) =>
    setOffsets((before) => new Map(before).set(name, { ...(before.get(name) ?? noOffset), ...changes }))
  const keep = (name: PaperName) => {
    const offset = offsets.get(name) ?? noOffset
    keepOffset(name, offset)
    setKept((before) => new Map(before).set(name, offset))
    tell.done(`${papers[name].name}：${offsetText(offset) || '不偏移'}，已保存在这台电脑`)
  }
  return (
    <>
      <PageHead title="打印设置" note="打偏了在这里校准。只对这台电脑有效，每种纸各自保存。" />
      <div className="sheet print-steps">
        <ol>
          <li>装好纸，点“打印测试页”，在打印对话框里选对应的纸张、“实际大小”、边距“无”。</li>
          <li>用尺量纸上的两条标尺：0 毫米处应在纸边，“20”应在离纸边 20 毫米处。</li>
          <li>
            偏左 2 毫米就把“右移”填 2，偏上 1 毫米就把“下移”填 1；标尺 100 毫米量出 98，就把缩放填
            102。保存后再打一张看看。
          </li>
        </ol>
      </div>
      <div className="print-papers">
        {names.map((name) => {
          const offset = offsets.get(name) ?? noOffset
          const changed = JSON.stringify(offset) !== JSON.stringify(kept.get(name))
          return (
            <section key={name} className="sheet print-paper" aria-label={papers[name].name}>
              <h2>{papers[name].name}</h2>
              <Figure
                label="右移（毫米）"
                least={-offsetLimits.mm}
                most={offsetLimits.mm}
                value={offset.x}
                change={(x) => change(name, { x: x ?? 0 })}
              />
              <Figure
                label="下移（毫米）"
                least={-offsetLimits.mm}
                most={offsetLimits.mm}
                value={offset.y}
                change={(y) => change(name, { y: y ?? 0 })}
              />
              <Figure
                label="缩放（%）"
                least={offsetLimits.leastScale}
                most={offsetLimits.mostScale}
                value={offset.scale}
                change={(scale) => change(name, { scale: scale ?? 100 })}
              />
              <div className="print-paper-actions">
                <Button onClick={() => setTesting(name)}>打印测试页</Button>
                <Button type="primary" disabled={!changed} onClick={() => keep(name)}>
                  保存
                </Button>
              </div>
            </section>
          )
        })}
      </div>
      {testing !== undefined && (
        <PrintSheet
          key={testing}
          kind={`test.${testing}`}
          title="打印测试页"
          fits={[testing]}
          bare
          offset={offsets.get(testing) ?? noOffset}
          close={() => setTesting(undefined)}
          pages={[<Ruler key="ruler" paper={testing} offset={offsets.get(testing) ?? noOffset} />]}
        />
      )}
    </>
  )
}

interface FigureProps {
  readonly label: string
  readonly least: number
  readonly most: number
  readonly value: number
  readonly change: (value: number | null) => void
}

const Figure = ({ label, least, most, value, change }: FigureProps) => {
  const id = useId()
  return (
    <div className="print-figure">
      <label htmlFor={id}>{label}</label>
      <InputNumber id={id} min={least} max={most} step={0.5} value={value} onChange={change} />
    </div>
  )
}

export default PrintingPage
