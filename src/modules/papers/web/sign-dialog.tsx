import { Button, Form, Input, Modal } from 'antd'
import { type PointerEvent, useRef, useState } from 'react'
import { ProblemAlert } from '../../../ui/console/problem-alert.tsx'
import { useTell } from '../../../ui/console/tell.ts'
import { rulesOf } from '../../../ui/shared/form-rules.ts'
import { useCommunity } from '../../../ui/shared/session.tsx'
import { useShortcuts } from '../../../ui/shared/shortcuts.tsx'
import { useWrite } from '../../../ui/shared/use-call.ts'
import { listPapers, type Paper, readPaper, type Strokes, signPaper } from '../contract.ts'
import { isSignature, pathOf } from '../signature.rules.ts'
import { checkCode } from './paper-flow.tsx'
import './signature.css'

/** Somebody signs on the screen, with a finger, a pen or the mouse. */
export const SignDialog = ({ paper, place, close }: { paper: Paper; place: string; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const [form] = Form.useForm<{ name: string }>()
  const [strokes, setStrokes] = useState<Strokes>([])
  const tell = useTell()
  useShortcuts([], { title: '签名', covers: true })
  const write = useWrite(signPaper, {
    refreshes: [readPaper, listPapers],
    onDone: () => {
      tell.done(`${place} 已签名`)
      close()
    },
  })
  const signed = isSignature(strokes)
  return (
    <Modal
      open
      title={`${paper.content.title} ${paper.number} · ${place}签名`}
      okText="确认签名"
      cancelText="取消"
      width="min(44rem, 96vw)"
      confirmLoading={write.isPending}
      okButtonProps={{ disabled: !signed }}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={close}
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ name }) =>
          write.mutate({ communityId, paperId: paper.id, place, name, strokes, hash: paper.hash })
        }
      >
        <Form.Item name="name" label="签名人姓名" rules={rulesOf(signPaper.body, 'name')}>
          <Input placeholder="与证件一致的姓名" autoComplete="off" />
        </Form.Item>
        <p className="signature-words">
          请核对文书内容后，在框内签上姓名。签名与这份文书（校验码 {checkCode(paper.hash)}）绑定，不能用于别的文书。
        </p>
        <SignaturePad strokes={strokes} draw={setStrokes} />
        <Button disabled={strokes.length === 0} onClick={() => setStrokes([])}>
          清除重签
        </Button>
      </Form>
      {write.error !== null && <ProblemAlert problem={write.error} />}
    </Modal>
  )
}

/** The field to draw in: 5 to 2, and what is drawn is kept in thousandths of its width. */
const SignaturePad = (props: { strokes: Strokes; draw: (change: (strokes: Strokes) => Strokes) => void }) => {
  const field = useRef<SVGSVGElement>(null)
  const drawing = useRef(false)
  const { strokes, draw } = props
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = true
    const point = pointOf(event.nativeEvent, event.currentTarget)
    draw((before) => [...before, [...point]])
  }
  const move = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawing.current || field.current === null) return
    const native = event.nativeEvent
    // Between two frames the finger goes on: all of its points, where the browser tells them.
    const passed = native.getCoalescedEvents?.() ?? []
    const points = (passed.length > 0 ? passed : [native]).map((one) => pointOf(one, event.currentTarget))
    draw((before) => [...before.slice(0, -1), longer(before.at(-1) ?? [], points)])
  }
  const end = () => {
    drawing.current = false
  }
  return (
    <svg
      ref={field}
      className="signature-pad"
      viewBox="0 0 1000 400"
      role="img"
      aria-label="签名区域，用手指、笔或鼠标书写"
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <line x1="60" y1="320" x2="940" y2="320" />
      {strokes.length === 0 && (
        <text x="500" y="210">
          在此签名
        </text>
      )}
      <path d={pathOf(strokes)} />
    </svg>
  )
}

const pointOf = (event: { clientX: number; clientY: number }, field: SVGSVGElement): [number, number] => {
  const { left, top, width } = field.getBoundingClientRect()
  const scaled = (value: number, most: number) => Math.min(most, Math.max(0, Math.round((value / width) * 1000)))
  return [scaled(event.clientX - left, 1000), scaled(event.clientY - top, 400)]
}

/** A stroke with further points, without those that hardly moved. */
const longer = (stroke: readonly number[], points: readonly [number, number][]): number[] => {
  const drawn = [...stroke]
  for (const [x, y] of points) {
    const [lastX = x, lastY = y] = drawn.slice(-2)
    if (drawn.length === 0 || Math.hypot(x - lastX, y - lastY) >= 3) drawn.push(x, y)
  }
  return drawn
}
