import { Drawer } from 'antd'
import ReceptionForm from './reception-form.tsx'

type ReceptionDrawerProps = Omit<Parameters<typeof ReceptionForm>[0], 'house'>

/** 登记 without a household card: found in the form, or none at all. */
const ReceptionDrawer = (props: ReceptionDrawerProps) => (
  <Drawer open size={520} title="接待登记" onClose={props.close}>
    <ReceptionForm {...props} />
  </Drawer>
)

export default ReceptionDrawer
