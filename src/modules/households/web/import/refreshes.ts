import { listBuildings, listHouses, showBuildingGrid } from '../../../estate/contract.ts'
import { listImportRows, listImports, listTwins, showImport } from '../../import/contract.ts'
import { registers } from '../refreshes.ts'

/** Answers about imports themselves. */
export const importAnswers = [showImport, listImports, listImportRows, listTwins]

/** Every answer in which rows that were taken in or taken back may show. */
export const everything = [...importAnswers, ...registers, listHouses, listBuildings, showBuildingGrid]
