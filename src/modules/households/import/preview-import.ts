import { outside } from '../../../platform/http/use-case.ts'
import * as contract from './contract.ts'
import { previewFile } from './preview-file.ts'

export const previewImport = outside(contract.previewImport, (context) => previewFile(context, context.file))
