import { Button } from 'antd'
import { useState } from 'react'
import { ReasonDialog } from '../../../../ui/console/reason-dialog.tsx'
import { useTell } from '../../../../ui/console/tell.ts'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { useRead, useWrite } from '../../../../ui/shared/use-call.ts'
import { type ImportedFile, listObstacles, undoImport } from '../../import/contract.ts'
import { madeInWords } from '../../import/made-in-words.ts'
import { everything } from './refreshes.ts'

/** Takes an import back, or says what stands in the way. */
export const UndoImport = ({ file }: { file: ImportedFile }) => {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button danger onClick={() => setAsking(true)}>
        撤销这次导入
      </Button>
      {asking && <AskToUndo file={file} close={() => setAsking(false)} />}
    </>
  )
}

const AskToUndo = ({ file, close }: { file: ImportedFile; close: () => void }) => {
  const { id: communityId } = useCommunity()
  const tell = useTell()
  const on = { communityId, importId: file.id }
  const found = useRead(listObstacles, on)
  const undo = useWrite(undoImport, {
    refreshes: [...everything, listObstacles],
    onDone: (done) => {
      if (done.state === 'undone') tell.done('已撤销，写入的资料都已收回')
      close()
    },
  })
  const obstacles = found.data?.obstacles ?? []
  return (
    <ReasonDialog
      title="撤销这次导入？"
      confirm={obstacles.length > 0 ? '知道了' : '撤销'}
      danger={obstacles.length === 0}
      saving={undo.isPending || found.isPending}
      problem={undo.error ?? found.error}
      submit={() => (obstacles.length > 0 ? close() : undo.mutate(on))}
      close={close}
    >
      {obstacles.length === 0 ? (
        <p>
          {madeInWords(file)}，都会收回；改过的内容恢复原样。{found.isPending && '正在检查后来有没有用到…'}
        </p>
      ) : (
        <>
          <p>导入的资料后来又被用到，不能整批撤销。先处理下面这些，再来撤销：</p>
          <ul className="obstacles">
            {obstacles.map(({ what, why }) => (
              <li key={what + why}>
                <b>{what}</b> {why}
              </li>
            ))}
          </ul>
        </>
      )}
    </ReasonDialog>
  )
}
