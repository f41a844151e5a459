import type { FieldWords, Headers } from '../../../platform/import/recognise-columns.rules.ts'
import { likelyPlace, placeFields } from '../../estate/index.ts'

/** The columns of the house and owner register: our title of each, and every name under which it is met. */
export const fields = {
  ...placeFields,
  floor: { title: '楼层', names: '层 所在楼层 所在层 房屋楼层 楼层号' },
  floorsTotal: { title: '总层数', names: '总楼层 总楼层数 楼层数 层数 地上层数' },
  lift: { title: '是否有电梯', names: '电梯 有无电梯 是否电梯 有电梯' },
  kind: {
    title: '房屋类型',
    names: '房屋用途 房屋性质 房屋类别 房产类型 物业类型 物业性质 业态 用途 规划用途 设计用途 类型',
  },
  layout: { title: '户型', names: '房屋户型 房型 户型结构 户型名称' },
  builtArea: { title: '建筑面积', names: '建面 面积 房屋面积 房屋建筑面积 产权面积 产权建筑面积 收费面积 计费面积' },
  usableArea: { title: '套内面积', names: '室内面积 套内建筑面积 使用面积 实用面积' },
  landArea: { title: '分摊土地面积', names: '土地面积 土地分摊面积' },
  rent: { title: '租金', names: '月租金 房租 月租', later: '租金由收费登记，这次不写入' },
  status: { title: '房屋状态', names: '使用状态 使用状况 使用情况 入住状态 入住情况 居住状态 居住情况 状态 房态' },
  deliveredOn: {
    title: '交房日期',
    names: '交房时间 收房日期 收房时间 收楼日期 收楼时间 入伙日期 入伙时间 交付日期 交付时间',
  },
  attachedFacilities: { title: '附属设施', names: '附属设施设备' },
  garageUse: { title: '车库使用情况', names: '车库使用' },
  note: { title: '备注', names: '备注信息 备注说明' },
  ownerName: {
    repeatable: true,
    title: '业主姓名',
    names:
      '业主 业主名称 业主名字 产权人 产权人姓名 产权人名称 权利人 所有权人 客户名称 客户姓名 客户 户主 户主姓名 房主 房主姓名 业户 业户名称 业户姓名 住户 住户姓名 姓名',
  },
  sex: { title: '性别', names: '业主性别' },
  phone: {
    repeatable: true,
    title: '手机号',
    names:
      '手机 手机号码 电话 电话号码 联系电话 联系方式 联系手机 移动电话 固定电话 座机 座机号码 业主电话 业主手机 业主手机号 业主联系方式 备用电话 其他电话 备用手机',
  },
  identity: {
    repeatable: true,
    title: '身份证号',
    names:
      '身份证 身份证号码 身份证件号 证件号 证件号码 证件编号 业主身份证 业主身份证号 业主证件号码 统一社会信用代码 营业执照号',
  },
  identityKind: { title: '证件类型', names: '证件种类 证件名称' },
  role: {
    title: '业主类型',
    names: '人员类型 客户类型 住户类型 与业主关系 与户主关系 与产权人关系 关系 身份 人员身份',
  },
  ownerNumber: { repeatable: true, title: '业主编号', names: '业主代码 客户编号 业户编号 产权人编号' },
} as const satisfies Record<string, FieldWords>

/** What a column of a house and owner register may mean. */
export type Field = keyof typeof fields

/**
 * How its columns are known. The codes are those of the system this trade's most used template comes from
 * (`importRoom.xlsx`), for sheets whose notes were deleted.
 */
export const houseHeaders: Headers = {
  fields,
  likely: [
    [/证件(?:类型|种类)/, 'identityKind'],
    [/身份证|证件号/, 'identity'],
    [/手机|电话|联系方式/, 'phone'],
    [/性别/, 'sex'],
    [/(?:业主|产权人|户主|房主|客户|住户)(?:姓名|名称|名字)/, 'ownerName'],
    [/关系$|(?:业主|人员|住户|客户)类型/, 'role'],
    [/套内|室内面积|使用面积/, 'usableArea'],
    [/土地面积/, 'landArea'],
    [/建筑面积|建面/, 'builtArea'],
    [/电梯/, 'lift'],
    [/总.*层/, 'floorsTotal'],
    [/楼层/, 'floor'],
    [/户型/, 'layout'],
    [/(?:房屋|物业|房产)(?:类型|用途|性质)/, 'kind'],
    [/(?:房屋|入住|居住|使用)(?:状态|状况|情况)/, 'status'],
    [/(?:交房|收房|交付|入伙|收楼)(?:日期|时间)/, 'deliveredOn'],
    [/租金/, 'rent'],
    ...likelyPlace,
    [/备注/, 'note'],
  ],
  notOurs: /租户|租客|承租|紧急|联系人|车|费|缴|水表|电表|银行|微信|邮箱|合同|编码|年龄|单价/,
  codes: {
    kind: { 110: '住宅', 119: '宿舍', 120: '办公室' },
    layout: { 10102: '' },
    status: {
      2001: '已入住',
      2002: '未销售',
      2003: '已交房',
      2004: '未入住',
      2005: '已装修',
      2006: '已出租',
      2007: '已出售',
      2008: '空闲',
      2009: '装修中',
    },
    role: { 1001: '业主', 1002: '家庭成员', 1003: '房屋租客', 1004: '临时人员' },
    phone: { 18999999999: '' },
  },
}
