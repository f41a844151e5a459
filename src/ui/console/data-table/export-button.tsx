import { Button, Dropdown } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { CallOf, Endpoint } from '../../../kernel/endpoint.ts'
import type { ExportEndpoint } from '../../../kernel/export-endpoint.ts'
import { download, saveFile } from '../../shared/client.ts'
import { useTell } from '../tell.ts'

/** A running download: what has come so far, and the way to stop it. */
export interface Download {
  readonly bytes: number | undefined
  run<const E extends Endpoint>(contract: E, input: CallOf<E>): void
  cancel(): void
}

/** Downloads one file at a time, tells what goes wrong, and stops when the page closes. */
export const useDownload = (): Download => {
  const tell = useTell()
  const [bytes, setBytes] = useState<number | undefined>(undefined)
  const running = useRef<AbortController | undefined>(undefined)
  useEffect(() => () => running.current?.abort(), [])
  const start = async (contract: Endpoint, input: unknown) => {
    const stop = new AbortController()
    running.current = stop
    setBytes(0)
    try {
      saveFile(await download(contract, input as never, { signal: stop.signal, onBytes: setBytes }))
    } catch (error) {
      if (!stop.signal.aborted) tell.refused(error)
    } finally {
      setBytes(undefined)
    }
  }
  return {
    bytes,
    run: (contract, input) => void start(contract, input),
    cancel: () => running.current?.abort(),
  }
}

interface ExportButtonProps {
  readonly contract: ExportEndpoint
  /** What the list was asked by. */
  readonly asked: Readonly<Record<string, unknown>>
  /** Ids of the columns on the screen, in their order. */
  readonly shown: readonly string[]
}

/** Everything that the filters leave, not only what is loaded: the columns of the screen, in its order, to Excel or CSV. */
export const ExportButton = ({ contract, asked, shown }: ExportButtonProps) => {
  const { bytes, run, cancel } = useDownload()
  const known = new Set([...Object.keys(contract.query.shape), ...paramsOf(contract)])
  const exported = new Set(contract.columns.map(({ id }) => id))
  const columns = shown.filter((id) => exported.has(id)).join(',')
  const as = (format: 'xlsx' | 'csv') => () =>
    run(
      contract as Endpoint,
      {
        ...Object.fromEntries(Object.entries(asked).filter(([name]) => known.has(name))),
        // Where the page draws a row as a whole, the usual columns.
        ...(columns === '' ? {} : { columns }),
        format,
      } as never,
    )
  if (bytes !== undefined) return <Running bytes={bytes} cancel={cancel} />
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          { key: 'xlsx', label: 'Excel 工作簿（.xlsx）', onClick: as('xlsx') },
          { key: 'csv', label: 'CSV，给其他软件用', onClick: as('csv') },
        ],
      }}
    >
      <Button>导出</Button>
    </Dropdown>
  )
}

/** Says how far it is, and stops it. */
export const Running = ({ bytes, cancel }: { bytes: number; cancel: () => void }) => (
  <Button danger onClick={cancel} aria-live="polite">
    取消导出{bytes > 0 && `（${sizeOf(bytes)}）`}
  </Button>
)

const sizeOf = (bytes: number): string =>
  bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`

const paramsOf = (contract: Endpoint): readonly string[] => Object.keys(contract.params?.shape ?? {})
