export const choicesOf = (names: Readonly<Record<string, string>>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }))

export const numberRule = [{ required: true, message: '请填写数字' }]
