import { Checkbox } from 'antd'
import { type Role, roleNames, roles } from '../contract.ts'

/** Head office and administrator are held company-wide; every other role belongs to a community. */
const companyRoles: readonly Role[] = ['head-office', 'administrator']
export const communityRoles: readonly Role[] = roles.filter((one) => !companyRoles.includes(one))

interface RolesFieldProps {
  readonly offered: readonly Role[]
  readonly value?: readonly Role[]
  readonly onChange?: (roles: Role[]) => void
}

/** Roles to tick, as a field of a form. */
export const RolesField = ({ offered, value = [], onChange }: RolesFieldProps) => (
  <Checkbox.Group
    className="role-boxes"
    value={[...value]}
    onChange={(chosen) => onChange?.(chosen as Role[])}
    options={offered.map((one) => ({ value: one, label: roleNames[one] }))}
  />
)

export const CompanyRolesField = (field: Omit<RolesFieldProps, 'offered'>) => (
  <RolesField offered={companyRoles} {...field} />
)
