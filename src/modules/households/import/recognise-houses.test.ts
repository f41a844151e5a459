import { describe, expect, it } from 'vitest'
import { headerKey } from '../../../platform/import/recognise-columns.rules.ts'
import { type Field, fields } from './field.ts'
import { recogniseHouses, sheetOf } from './sheet.testing.ts'

const fieldsIn = (...lines: (string | null)[][]) =>
  recogniseHouses(sheetOf(...lines))?.columns.map(({ field }) => field)

describe('a header is known by what it means', () => {
  it.each([
    ['楼号', '单元', '房间'],
    ['楼栋', '单元号', '房号'],
    ['栋', '单元编号', '房间号'],
    ['幢号', '所属单元', '房屋编号'],
    ['座', '梯', '室号'],
    ['*楼栋名称（必填）', '单元(0 表示没有)', '门牌号：'],
    ['所在楼栋', '单元信息', '房屋编号（室）'],
  ])('%s, %s, %s are building, entrance and number', (...header) => {
    expect(fieldsIn(header, ['1', '1', '101'])).toEqual(['building', 'entrance', 'number'])
  })

  it.each<[Field, string[]]>([
    ['ownerName', ['业主', '产权人', '客户名称', '户主姓名', '业主姓名（全称）']],
    ['phone', ['手机', '电话', '联系方式', '业主联系电话', '移动电话', '手机号码2']],
    ['identity', ['身份证', '证件号码', '身份证号码', '业主身份证号']],
    ['builtArea', ['建筑面积(㎡)', '建面', '房屋面积/㎡', '产权面积']],
    ['usableArea', ['套内面积', '室内面积', '套内建筑面积（平方米）']],
    ['kind', ['房屋用途', '物业类型', '业态']],
    ['status', ['入住状态', '使用情况', '房态']],
    ['deliveredOn', ['交房时间', '收楼日期', '入伙日期']],
    ['floorsTotal', ['总层数', '总楼层数', '本栋总层数']],
  ])('%s under all its common names', (field, headers) => {
    for (const header of headers) expect(fieldsIn(['楼号', '房号', header], ['1', '2', '3']), header).toContain(field)
  })

  it('no name means two things', () => {
    const names = (Object.keys(fields) as Field[]).flatMap((field) => [
      fields[field].title,
      ...fields[field].names.split(' '),
    ])
    expect(names.length).toBe(new Set(names).size)
    for (const name of names) expect(headerKey(name), name).toBe(name)
  })

  it('in any order, with several phones, and what is not known is shown', () => {
    const known = recogniseHouses(
      sheetOf(['电话1', '业主', '房号', '电话2', '车牌号', '紧急联系人电话', '栋'], ['1', '2', '3']),
    )
    expect(known?.columns.map(({ field }) => field)).toEqual(['phone', 'ownerName', 'number', 'phone', 'building'])
    expect(known?.unrecognised.map(({ header }) => header)).toEqual(['车牌号', '紧急联系人电话'])
  })

  it('a tenant is not taken for the owner, nor a second area for the first', () => {
    expect(fieldsIn(['楼号', '房号', '业主姓名', '租户姓名', '租户电话', '建筑面积', '面积'], ['1'])).toEqual([
      ...['building', 'number', 'ownerName', 'builtArea'],
    ])
  })

  it('as a person said by hand, once and for all', () => {
    const rows = sheetOf(['楼号', '房号', '主人', '面积'], ['1', '101', '张三', '90'])
    const known = recogniseHouses(rows, { [headerKey('主人')]: 'ownerName', [headerKey('面积')]: null })
    expect(known?.columns.map(({ field }) => field)).toEqual(['building', 'number', 'ownerName'])
    expect(known?.unrecognised.map(({ header }) => header)).toEqual(['面积'])
  })
})

describe('the header is found', () => {
  it('below titles and blank rows', () => {
    const known = recogniseHouses(
      sheetOf(
        ['里仁花园业主信息一览表'],
        ['制表日期：2026-03-01', null, '制表人：张三'],
        [],
        ['楼号', '房号', '业主'],
        ['1', '101', '张三'],
      ),
    )
    expect(known?.headerRow).toBe(4)
  })

  it('in two rows, where merged titles span groups of columns', () => {
    const known = recogniseHouses(
      sheetOf(
        ['楼号', '房号', '业主信息', null, '租户信息', null],
        [null, null, '姓名', '联系电话', '姓名', '联系电话'],
        ['1', '101', '张三', '13812345678', '李四', '13912345678'],
      ),
    )
    expect(known?.headerRow).toBe(2)
    expect(known?.columns.map(({ column, field }) => `${column} ${field}`)).toEqual([
      ...['1 building', '2 number', '3 ownerName', '4 phone'],
    ])
    expect(known?.unrecognised.map(({ header }) => header)).toEqual(['租户信息姓名', '租户信息联系电话'])
  })

  it('not in a list of something else', () => {
    expect(recogniseHouses(sheetOf(['费用编号', '费用类型', '收费项目'], ['1', '物业费', '测试']))).toBeNull()
    expect(
      recogniseHouses(sheetOf(['编号', '业主名称', '性别', '手机号'], ['1', '张三', '男', '13812345678'])),
    ).toBeNull()
    expect(recogniseHouses([])).toBeNull()
  })
})

describe('notes in the sheet explain its codes', () => {
  const header = ['楼号', '房间', '房屋类型', '房屋状态', '手机号', null]

  it('beside the data, in one cell each', () => {
    const known = recogniseHouses(
      sheetOf(
        [...header, null, null],
        ['1', '101', '130', '7', null, null, '房屋类型', '住宅 110\n别墅：130\n如果不够请联系管理员'],
        [
          null,
          null,
          null,
          null,
          null,
          null,
          '房屋状态',
          ' 2001 已入住\n 2006 已出租（商铺专用）\n注意：1、未销售表示还没有业主',
        ],
        [null, null, null, null, null, null, '手机号', '11位，没有时固定写18999999999'],
      ),
    )
    expect(known?.legend).toEqual({
      kind: { words: { 110: '住宅', 130: '别墅' }, none: [] },
      status: { words: { 2001: '已入住', 2006: '已出租' }, none: [] },
      phone: { words: {}, none: ['18999999999'] },
    })
  })

  it('one code to a row below the name of the column', () => {
    const note = (name: string | null, text: string) => [null, null, null, null, null, null, name, text]
    const known = recogniseHouses(
      sheetOf(
        [...header, null, null],
        note('房屋类型', '住宅 110'),
        note(null, '办公室 120'),
        note('手机号', '真实手机号'),
      ),
    )
    expect(known?.legend).toEqual({ kind: { words: { 110: '住宅', 120: '办公室' }, none: [] } })
  })
})
