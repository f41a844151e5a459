import type { CardActionProps } from '../../../ui/console/module.ts'
import CardReception from './card-reception.tsx'

/** 投诉 from the household card: the same form, opened on a complaint. */
const CardComplaint = (props: CardActionProps) => <CardReception {...props} kind="complaint" />

export default CardComplaint
