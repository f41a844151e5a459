/** `3 栋 翠竹苑`: the code as people say it, and the name where the building has one. */
export const buildingName = ({ code, name }: { code: string; name: string }): string => {
  const said = /^\d+$|^[A-Za-z]\d*$/.test(code) ? `${code} 栋` : code
  return name === '' || name === code ? said : `${said} ${name}`
}
