import { Checkbox } from 'antd'
import { type Role, roleNames, roles } from '../contract.ts'

/** Head office and administrator are held company-wide; every other role belongs to a community. */
const companyWide: readonly Role[] = ['head-office', 'administrator']
export const communityRoles: readonly Role[] = roles.filter((one) => !companyWide.includes(one))

export const CompanyRolesField = (props: { value?: Role[]; onChange?: (roles: Role[]) => void }) => (
  <Checkbox.Group
    value={props.value ?? []}
    onChange={(chosen) => props.onChange?.(chosen as Role[])}
    options={companyWide.map((one) => ({ value: one, label: roleNames[one] }))}
  />
)
