import { paperKind } from '../papers/index.ts'

/** 业主报修单 with the lines that `ownersSlip` fills: what its template is drawn up from. */
export const slipKind = paperKind({
  id: 'work-orders.slip',
  code: 'BXD',
  name: '业主报修单',
  sample: {
    title: '业主报修单',
    lines: [
      { label: '报修编号', value: 'BX20261124-0003' },
      { label: '报修时间', value: '2026-11-24 09:12' },
      { label: '房号/位置', value: '3-2-1501' },
      { label: '报修人', value: '张三' },
      { label: '联系电话', value: '138****5678' },
      { label: '预约时间', value: '今天下午' },
      { label: '类别', value: '渗漏（紧急）' },
      { label: '维修责任', value: '物业（已过保修期）' },
      { label: '报修内容', value: '厨房水管接口漏水，地面有积水' },
      { label: '返修自', value: '' },
      { label: '维修人', value: '王师傅' },
      { label: '保修单位', value: '' },
      { label: '到场时间', value: '2026-11-24 10:05' },
      { label: '完工时间', value: '2026-11-24 11:20' },
      { label: '处理结果', value: '更换角阀一只，试水不漏' },
      { label: '用料', value: '' },
      { label: '业主意见', value: '□满意　□基本满意　□不满意　　意见：' },
    ],
    columns: ['材料名称', '数量', '单位'],
    rows: [['角阀', '1', '只']],
    signatures: ['业主签名', '维修人', '经办人', '日期'],
    note: '维修完成后请业主验收并签名；我们将按约定回访。',
  },
})
