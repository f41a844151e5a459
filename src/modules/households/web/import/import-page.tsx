import { Button } from 'antd'
import { useState } from 'react'
import { PageHead } from '../../../../ui/console/page-head.tsx'
import { useAsked } from '../../../../ui/shared/navigation.tsx'
import type { ImportId, PreviewRow } from '../../import/contract.ts'
import { TemplateButton } from '../template/template-button.tsx'
import { ColumnsNote } from './columns-note.tsx'
import { DropZone } from './drop-zone.tsx'
import { ImportPreview } from './import-preview.tsx'
import { PastImports } from './past-imports.tsx'
import './import.css'

/** Excel in, with words not codes: a file is read and judged row by row, and taken in or left. */
const ImportPage = () => {
  const [asked, ask] = useAsked()
  // Values as they stand in the file; what the server keeps of the preview hides numbers of people.
  const [fresh, setFresh] = useState<{ id: ImportId; rows: readonly PreviewRow[] } | undefined>(undefined)
  const open = asked['open'] as ImportId | undefined
  const leave = () => ask({ open: undefined, verdict: undefined })
  if (open !== undefined) {
    return (
      <>
        <PageHead title="导入预览" actions={<Button onClick={leave}>返回，换一个文件</Button>} />
        <ImportPreview key={open} importId={open} fresh={fresh?.id === open ? fresh.rows : []} leave={leave} />
      </>
    )
  }
  return (
    <>
      <PageHead title="导入" note="把房屋和业主登记表（.xlsx 或 .csv）直接导进来，表头不用改。" />
      <DropZone
        read={(file) => {
          setFresh({ id: file.id, rows: file.preview })
          ask({ open: file.id, verdict: file.bad > 0 ? 'bad' : undefined })
        }}
      />
      <ColumnsNote />
      <TemplateButton />
      <PastImports open={(id) => ask({ open: id })} />
    </>
  )
}

export default ImportPage
