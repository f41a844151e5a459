import { canonicalBuilding, canonicalEntrance } from '../house-number.rules.ts'
import { atFields, refuse } from '../refusals.ts'

/** `３栋` → `3`. @throws estate.code-unreadable */
export const readBuildingCode = (text: string): string => {
  const code = canonicalBuilding(text)
  if (code === '') throw atFields(refuse('code-unreadable', { thing: '楼栋编号', text }), ['code'])
  return code
}

/** `2单元` → `2`. @throws estate.code-unreadable */
export const readEntranceCode = (text: string): string => {
  const code = canonicalEntrance(text)
  if (code === null) throw atFields(refuse('code-unreadable', { thing: '单元编号', text }), ['code'])
  return code
}
