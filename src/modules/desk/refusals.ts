import { refusals } from '../../kernel/refusal.ts'

export const refuse = refusals('desk', {
  'repair-missing': { status: 422, sentence: () => '来电事由是报修，请填写报修内容；不用派单的请改选其他事由。' },
  'repair-unexpected': { status: 422, sentence: () => '填写了报修内容，请把来电事由改为报修。' },
  'call-in-the-future': { status: 422, sentence: () => '来电时间晚于现在，请核对后再提交。' },
})
