/** A complaint of a past week, with what became of it. Hours count from its registration. */
export interface PastComplaint {
  /** How many whole weeks ago; 1 is the last one that is over. */
  readonly week: number
  /** Hours after Monday 0:00 of its week. */
  readonly hour: number
  readonly house: string
  readonly channel: 'phone' | 'visit' | 'wechat' | 'letter'
  readonly class: string
  readonly serious?: true
  readonly content: string
  readonly answeredAfter: number
  /** Left out, it is still being worked on. */
  readonly resolved?: {
    readonly after: number
    readonly validity: 'valid' | 'invalid'
    readonly causeKind: string
    readonly cause: string
    readonly action: string
    readonly result: string
    readonly satisfaction: 'satisfied' | 'acceptable'
  }
  /** What the owner says when called back. */
  readonly said?: { readonly satisfaction: string; readonly opinion: string }
}

const resolved = (
  after: number,
  [causeKind, cause]: readonly [string, string],
  [action, result]: readonly [string, string],
  more: { satisfaction?: 'acceptable'; validity?: 'invalid' } = {},
) => ({
  after,
  validity: 'valid' as const,
  causeKind,
  cause,
  action,
  result,
  satisfaction: 'satisfied' as const,
  ...more,
})

const LIFT = ['equipment', '门机皮带老化'] as const
const NIGHT = ['owner', '装修户赶工期，未按规定时段施工'] as const

/** Seven weeks at the counter: the lift of building 9 more and more often, noise, parking; two late, two not content. */
export const PAST_COMPLAINTS: readonly PastComplaint[] = [
  {
    ...{ week: 7, hour: 10, house: '9-1-801', channel: 'phone', class: 'facilities', answeredAfter: 1 },
    content: '1 号电梯关门要夹三四次',
    resolved: resolved(20, LIFT, ['维保单位调整门机', '开关门正常']),
    said: { satisfaction: 'satisfied', opinion: '修好了' },
  },
  {
    ...{ week: 7, hour: 57, house: '7-2-302', channel: 'visit', class: 'noise', answeredAfter: 0.5 },
    content: '楼上装修晚上八点还在敲墙',
    resolved: resolved(5, NIGHT, ['当场劝停，重申装修时段', '装修户书面承诺']),
  },
  {
    ...{ week: 6, hour: 33, house: '6-2-1101', channel: 'wechat', class: 'parking', answeredAfter: 3 },
    content: '固定车位被外来车占了一晚上',
    resolved: resolved(18, ['people', '夜班门岗放行未核对车牌'], ['挪车，门岗重新培训', '车位已空出']),
    said: { satisfaction: 'fair', opinion: '希望以后晚上也有人管' },
  },
  {
    ...{ week: 6, hour: 81, house: '8-1-603', channel: 'phone', class: 'environment', answeredAfter: 2 },
    content: '电梯厅烟头没人扫',
    resolved: resolved(9, ['people', '保洁漏扫'], ['补扫，楼层长每日抽查', '已清扫']),
  },
  {
    ...{ week: 5, hour: 12, house: '9-2-1503', channel: 'phone', class: 'facilities', answeredAfter: 4 },
    content: '2 号电梯运行有异响',
    resolved: resolved(31, LIFT, ['更换门机皮带', '异响消失'], { satisfaction: 'acceptable' }),
    said: { satisfaction: 'dissatisfied', opinion: '过两天又响了' },
  },
  {
    ...{ week: 5, hour: 106, house: '7-1-1202', channel: 'letter', class: 'fees', answeredAfter: 20 },
    content: '公摊电费比上月多了一倍，要求说明',
    resolved: resolved(22, ['method', '抄表周期由 30 天改为 45 天'], ['逐项说明并公示抄表日期', '业主理解'], {
      validity: 'invalid',
    }),
  },
  {
    ...{ week: 4, hour: 39, house: '9-2-402', channel: 'wechat', class: 'facilities', answeredAfter: 1, serious: true },
    content: '电梯困人二十分钟，对讲没人应',
    resolved: resolved(16, ['people', '监控室当班离岗'], ['放人检修，当班人员停岗培训', '对讲双人值守']),
    said: { satisfaction: 'fair', opinion: '道歉了，看以后' },
  },
  {
    ...{ week: 4, hour: 63, house: '6-1-1702', channel: 'phone', class: 'noise', answeredAfter: 1 },
    content: '隔壁周末一早打钻',
    resolved: resolved(6, NIGHT, ['劝停并登记违规一次', '改到九点以后']),
  },
  {
    ...{ week: 3, hour: 15, house: '8-2-1004', channel: 'visit', class: 'construction', answeredAfter: 76 },
    content: '次卧墙面开裂，打了两次电话没有回音',
    resolved: resolved(98, ['third-party', '开发商维修单位未按约上门'], ['转保修单位，专人跟到完工', '裂缝已修补'], {
      satisfaction: 'acceptable',
    }),
    said: { satisfaction: 'dissatisfied', opinion: '拖得太久' },
  },
  {
    ...{ week: 3, hour: 86, house: '9-1-1504', channel: 'phone', class: 'facilities', answeredAfter: 2 },
    content: '1 号电梯又夹门',
    resolved: resolved(21, LIFT, ['更换整套门机皮带', '连续运行三天正常']),
  },
  {
    ...{ week: 2, hour: 11, house: '6-2-504', channel: 'wechat', class: 'security', answeredAfter: 1 },
    content: '单元门禁坏了两天，谁都能进',
    resolved: resolved(8, ['equipment', '闭门器损坏'], ['更换闭门器', '门禁正常']),
    said: { satisfaction: 'satisfied', opinion: '当天就修好了' },
  },
  {
    ...{ week: 2, hour: 36, house: '9-2-901', channel: 'phone', class: 'facilities', answeredAfter: 3 },
    content: '2 号电梯停在半层重启',
    resolved: resolved(27, LIFT, ['维保单位更换控制板', '恢复运行']),
  },
  {
    ...{ week: 1, hour: 9, house: '7-2-1603', channel: 'visit', class: 'attitude', answeredAfter: 1 },
    content: '来窗口办门禁卡，等了半小时没人理',
    resolved: resolved(7, ['people', '午间窗口只留一人'], ['向业主道歉，午间双人值守', '当场办好']),
    said: { satisfaction: 'satisfied', opinion: '主任亲自打的电话' },
  },
  {
    ...{ week: 1, hour: 34, house: '9-1-303', channel: 'phone', class: 'facilities', answeredAfter: 2 },
    content: '1 号电梯夹到孩子的书包',
    resolved: resolved(19, LIFT, ['停梯更换光幕', '检验合格后恢复']),
  },
  {
    ...{ week: 1, hour: 60, house: '8-1-1204', channel: 'wechat', class: 'noise', answeredAfter: 2 },
    content: '楼上半夜拖家具，已经一个星期',
    resolved: resolved(23, ['owner', '楼上老人起夜扶凳行走'], ['上门沟通，送家具脚垫', '声音明显变小'], {
      satisfaction: 'acceptable',
    }),
  },
]

/** What the supervisor wrote on the Monday after each of these weeks, and signed; the last one is still a draft. */
export const PAST_SUMMARIES: readonly {
  readonly week: number
  readonly words: { readonly problems: string; readonly causes: string; readonly measures: string }
}[] = (
  [
    [7, '电梯夹门、晚间装修噪声各一件', '门机老化；装修户赶工', '维保半月一查；巡查延到晚九点'],
    [6, '车位被占、保洁漏扫', '夜班放行未核对；楼层抽查不到位', '门岗培训；保洁逐层签到'],
    [5, '电梯异响超 24 小时才处理完，业主仍不满意', '备件等了一天', '常用备件放一套在现场'],
    [4, '电梯困人一件，属严重投诉', '监控室离岗', '对讲双人值守，每班抽查'],
    [3, '房屋质量投诉 72 小时未答复', '转开发商后无人跟', '转出当天指定跟进人，到期上报'],
    [2, '9 栋电梯一个月内第四次', '同一批门机皮带到寿命', '报经理申请 9 栋两台电梯门机整体更换'],
    [1, '9 栋电梯仍在夹门；窗口午间等候过长', '', ''],
  ] as const
).map(([week, problems, causes, measures]) => ({ week, words: { problems, causes, measures } }))
