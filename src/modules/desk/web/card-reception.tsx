import type { CardActionProps } from '../../../ui/console/module.ts'
import { useAsked } from '../../../ui/shared/navigation.tsx'
import type { Outcome } from '../contract.ts'
import ReceptionForm from './reception-form.tsx'

/** 登记 from the household card; the call that opened the card brings its number and when it rang. */
const CardReception = ({ house, close, kind }: CardActionProps & { kind?: Outcome }) => {
  const [asked] = useAsked()
  return (
    <ReceptionForm
      house={house}
      close={close}
      phone={asked['phone']}
      rangAt={asked['rang']}
      {...(kind === undefined ? {} : { kind })}
    />
  )
}

export default CardReception
