import { Button } from 'antd'
import { type DragEvent, useId, useRef, useState } from 'react'
import type { AnswerOf } from '../../../../kernel/endpoint.ts'
import { ProblemAlert } from '../../../../ui/console/problem-alert.tsx'
import { upload } from '../../../../ui/shared/client.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useRefresh } from '../../../../ui/shared/use-call.ts'
import { listImports, previewImport } from '../../import/contract.ts'

type Read = AnswerOf<typeof previewImport>

/** Takes one file, dropped or chosen, and has it read; a long reading can be left. */
export const DropZone = ({ read }: { read: (file: Read) => void }) => {
  const { id: communityId } = useCommunity()
  const refresh = useRefresh()
  const field = useId()
  const stop = useRef<AbortController | undefined>(undefined)
  const [reading, setReading] = useState<string | undefined>(undefined)
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState<unknown>(undefined)

  const send = async (file: File | undefined) => {
    if (file === undefined || reading !== undefined) return
    stop.current = new AbortController()
    setReading(file.name)
    setProblem(undefined)
    try {
      const answer = await upload(previewImport, { communityId }, file, { signal: stop.current.signal })
      await refresh(listImports)
      read(answer)
    } catch (error) {
      if (!stop.current.signal.aborted) setProblem(error)
    } finally {
      setReading(undefined)
    }
  }
  const dropped = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void send(event.dataTransfer.files[0])
  }
  return (
    <>
      {problem !== undefined && <ProblemAlert problem={problem} />}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the file field inside. */}
      <div
        className={`drop-zone${over ? ' drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      >
        {reading === undefined ? (
          <>
            <input
              id={field}
              className="only-heard"
              type="file"
              accept=".xlsx,.csv"
              onChange={(event) => {
                void send(event.target.files?.[0])
                event.target.value = ''
              }}
            />
            <label htmlFor={field}>选择文件</label>
            <p>或者把表格拖到这里</p>
            <p className="quiet">先只看预览，不会写入资料。最大 20 MB。</p>
          </>
        ) : (
          <div role="status">
            <p className="drop-reading">正在读取 {reading}…</p>
            <Button onClick={() => stop.current?.abort()}>取消</Button>
          </div>
        )}
      </div>
    </>
  )
}
