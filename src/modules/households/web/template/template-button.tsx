import { Button, Dropdown } from 'antd'
import { Running, useDownload } from '../../../../ui/console/data-table/export-button.tsx'
import { useCommunity } from '../../../../ui/shared/session.tsx'
import { downloadTemplate } from '../../template/contract.ts'

/** Our own template: empty to begin with, or filled with today's data to correct in Excel and bring back. */
export const TemplateButton = () => {
  const { id: communityId } = useCommunity()
  const { bytes, run, cancel } = useDownload()
  if (bytes !== undefined) return <Running bytes={bytes} cancel={cancel} />
  const take = (filled: 'true' | 'false') => () => run(downloadTemplate, { communityId, filled })
  return (
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
}
