/** What a column of a house and owner register may mean. */
export type Field =
  | 'building'
  | 'entrance'
  | 'number'
  | 'floor'
  | 'floorsTotal'
  | 'lift'
  | 'kind'
  | 'layout'
  | 'builtArea'
  | 'usableArea'
  | 'landArea'
  | 'rent'
  | 'status'
  | 'deliveredOn'
  | 'attachedFacilities'
  | 'garageUse'
  | 'note'
  | 'ownerName'
  | 'sex'
  | 'phone'
  | 'identity'
  | 'identityKind'
  | 'role'

/** The title our own template gives a field, and every name under which it is met; a title counts as a name. */
export const fields: Readonly<Record<Field, { readonly title: string; readonly names: string }>> = {
  building: {
    title: '楼号',
    names:
      '栋 幢 座 楼 栋号 幢号 座号 楼栋 楼栋号 楼栋编号 楼栋名称 楼宇 楼宇名称 楼宇编号 楼幢 楼幢号 楼座 栋座 号楼 大楼 所属楼栋 楼盘栋号',
  },
  entrance: { title: '单元', names: '单元号 单元编号 单元名称 所属单元 门栋 梯 梯号 楼门' },
  number: {
    title: '房号',
    names:
      '房间 房间号 房间编号 房间号码 房屋 房屋编号 房屋号 房屋号码 房产 房产编号 室 室号 户号 门牌 门牌号 门牌号码 铺号 铺位 铺位号 商铺号 房间全称 房屋全称 房屋名称 楼栋房号',
  },
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
  rent: { title: '租金', names: '月租金 房租 月租' },
  status: { title: '房屋状态', names: '使用状态 使用状况 使用情况 入住状态 入住情况 居住状态 居住情况 状态 房态' },
  deliveredOn: {
    title: '交房日期',
    names: '交房时间 收房日期 收房时间 收楼日期 收楼时间 入伙日期 入伙时间 交付日期 交付时间',
  },
  attachedFacilities: { title: '附属设施', names: '附属设施设备' },
  garageUse: { title: '车库使用情况', names: '车库使用' },
  note: { title: '备注', names: '备注信息 备注说明' },
  ownerName: {
    title: '业主姓名',
    names:
      '业主 业主名称 业主名字 产权人 产权人姓名 产权人名称 权利人 所有权人 客户名称 客户姓名 客户 户主 户主姓名 房主 房主姓名 业户 业户名称 业户姓名 住户 住户姓名 姓名',
  },
  sex: { title: '性别', names: '业主性别' },
  phone: {
    title: '手机号',
    names:
      '手机 手机号码 电话 电话号码 联系电话 联系方式 联系手机 移动电话 固定电话 座机 座机号码 业主电话 业主手机 业主手机号 业主联系方式 备用电话 其他电话 备用手机',
  },
  identity: {
    title: '身份证号',
    names:
      '身份证 身份证号码 身份证件号 证件号 证件号码 证件编号 业主身份证 业主身份证号 业主证件号码 统一社会信用代码 营业执照号',
  },
  identityKind: { title: '证件类型', names: '证件种类 证件名称' },
  role: {
    title: '业主类型',
    names: '人员类型 客户类型 住户类型 与业主关系 与户主关系 与产权人关系 关系 身份 人员身份',
  },
}

/** Fields that several columns may carry: 手机1, 手机2; 产权人1, 产权人2. */
export const repeatable: readonly Field[] = ['phone', 'ownerName', 'identity']
