import { Button, Dropdown } from 'antd'
import { Running, useDownload } from '../../../../ui/console/data-table/export-button.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { downloadTemplate } from '../../template/contract.ts'
import './template-button.css'

/** Our own template: empty to begin with, or filled with today's data to correct in Excel and bring back. */
export const TemplateButton = () => {
  const { id: communityId } = useCommunity()
  const { bytes, run, cancel } = useDownload()
  const take = (filled: 'true' | 'false') => () => run(downloadTemplate, { communityId, filled })
  const button = (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'empty', label: '空白模板', onClick: take('false') },
          { key: 'filled', label: '带今天数据的模板，在 Excel 里改好再导回来', onClick: take('true') },
        ],
      }}
    >
      <Button>下载模板</Button>
    </Dropdown>
  )
  return (
    <div className="sheet template-line">
      {bytes === undefined ? button : <Running bytes={bytes} cancel={cancel} />}
      <span className="quiet">没有现成的表格，从空白模板填起；要成批修改，下载带今天数据的模板，改好再导回来。</span>
    </div>
  )
}
