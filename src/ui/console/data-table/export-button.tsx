import { Button } from 'antd'
import { useState } from 'react'
import { saveFile } from '../../shared/client.ts'
import { useTell } from '../tell.ts'

interface ExportButtonProps {
  readonly label?: string
  /** Usually `() => download(exportKeys, { communityId, ...asked })`: the export equals the screen. */
  readonly fetchFile: () => Promise<{ readonly name: string; readonly blob: Blob }>
}

export const ExportButton = ({ label = '导出', fetchFile }: ExportButtonProps) => {
  const tell = useTell()
  const [busy, setBusy] = useState(false)
  const run = async () => {
    setBusy(true)
    try {
      saveFile(await fetchFile())
    } catch (error) {
      tell.refused(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button loading={busy} onClick={() => void run()}>
      {label}
    </Button>
  )
}
