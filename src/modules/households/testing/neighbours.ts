import type { HouseId } from '../../estate/contract.ts'
import { ensureHouses } from '../../estate/index.ts'
import type { TestDesk } from '../../estate/testing/desk.ts'
import type { PartyId } from '../contract.ts'
import * as contract from '../contract.ts'
import { refreshHouseKeys } from '../index.ts'

/** For tests: a house of this spelling (`3-2-1501`, `商业街-S12`) with its search keys. */
export const testHouse = async (
  { app, communityId }: TestDesk,
  spelling: string,
  facts: { builtArea?: string } = {},
  elsewhere = communityId,
): Promise<HouseId> => {
  const [building = '', ...rest] = spelling.split('-')
  const [entrance, number] = rest.length > 1 ? [rest[0] ?? null, rest[1] ?? ''] : [null, rest[0] ?? '']
  return app.database.run({ kind: 'community', communityId: elsewhere, write: true }, async (tx) => {
    const houses = [{ building, entrance, number, ...facts }]
    const [house] = await ensureHouses(tx, { communityId: elsewhere, houses })
    const id = house?.id as HouseId
    await refreshHouseKeys(tx, { communityId: elsewhere, houseIds: [id] })
    return id
  })
}

/** For tests: a person with phones. */
export const testPerson = async (desk: TestDesk, name: string, ...phones: string[]): Promise<PartyId> => {
  const answer = await desk.ok(contract.createParty, { name, phones: phones.map((number) => ({ number })) })
  return answer.body.party.id
}
