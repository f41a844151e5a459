import { paperKind } from '../../papers/index.ts'

/** 投诉处理记录表 with the lines that the record fills: what its template is drawn up from. */
export const complaintRecordKind = paperKind({
  id: 'desk.complaint-record',
  code: 'TSJL',
  name: '投诉处理记录表',
  sample: {
    title: '投诉处理记录表',
    lines: [
      { label: '投诉编号', value: 'TS20261124-0001' },
      { label: '登记时间', value: '2026-11-24 09:30' },
      { label: '投诉人', value: '李四' },
      { label: '房号', value: '5-1-602' },
      { label: '投诉渠道', value: '电话' },
      { label: '登记人', value: '陈客服' },
      { label: '类别', value: '噪声扰民（一般）' },
      { label: '责任部门', value: '秩序维护部' },
      { label: '投诉内容', value: '楼上装修午休时间施工，多次劝阻无效' },
      { label: '关联投诉', value: '' },
      { label: '首次答复', value: '2026-11-24 09:50 电话：已派人到现场制止' },
      { label: '认定', value: '属实' },
      { label: '原因分析', value: '装修单位未遵守施工时间' },
      { label: '处理措施', value: '现场制止并书面警告，列入每日两次巡查' },
      { label: '处理结果', value: '施工单位承诺遵守时间' },
      { label: '向业主解释', value: '已向业主说明处理经过和后续巡查安排' },
      { label: '处理时限', value: '处理 按时；答复 按时' },
      { label: '业主满意度', value: '满意' },
      { label: '业主意见', value: '' },
    ],
    signatures: ['投诉人', '处理人', '主管'],
  },
})
