/** What a rectification notice may be about. */
export const subjectNames = {
  repair: '维修',
  complaint: '投诉处理',
  callback: '回访',
  house: '房屋',
  'public-area': '公共区域',
  facility: '设施设备',
  space: '车位',
  procedure: '作业程序',
  file: '档案资料',
  renovation: '装修管理',
} as const

export type SubjectKind = keyof typeof subjectNames
