import { Radio } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { type PaperName, PaperSheets, papers } from '../../../ui/console/print-sheet.tsx'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { type Design, paperContent, type Templates } from '../contract.ts'
import { layOut } from '../template.rules.ts'
import { flowOf } from './paper-flow.tsx'

const shown: readonly { value: PaperName; label: string }[] = [
  { value: 'continuous-half', label: '241×140' },
  { value: 'continuous-third', label: '241×93' },
  { value: 'a4', label: 'A4' },
]

const PIXELS_A_MM = 96 / 25.4

/** The paper that a template makes, with a sample's values, as it would be printed, sized to the room there is. */
export const TemplatePreview = ({ templates, design }: { templates: Templates; design: Design }) => {
  const { name } = useCommunity()
  const [paper, setPaper] = useState<PaperName>('continuous-half')
  const room = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const measure = () => setWidth(room.current?.clientWidth ?? 0)
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  const content = paperContent.parse(layOut(templates.sample, design))
  const zoom = Math.min(1, width / (papers[paper].width * PIXELS_A_MM))
  return (
    <div className="template-preview">
      <Radio.Group
        optionType="button"
        value={paper}
        options={[...shown]}
        onChange={(event) => setPaper(event.target.value as PaperName)}
      />
      <div ref={room} role="img" aria-label={`${templates.name} 预览`}>
        {width > 0 && (
          <div style={{ zoom }}>
            <PaperSheets
              key={`${paper} ${JSON.stringify(design)}`}
              paper={paper}
              title={content.title}
              number="样张"
              company={content.heading || name}
              parts="①存根 ②客户 ③留存"
              flow={flowOf({ content })}
            />
          </div>
        )}
      </div>
    </div>
  )
}
