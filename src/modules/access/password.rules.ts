/** A first password that nobody used is worth nothing after a week (ASVS 6.4.1). */
const FIRST_PASSWORD_DAYS = 7

export const firstPasswordExpired = (
  staff: { mustChangePassword: boolean; passwordChangedAt: Date },
  now: Date,
): boolean =>
  staff.mustChangePassword && now.getTime() - staff.passwordChangedAt.getTime() > FIRST_PASSWORD_DAYS * 86_400_000

// ASVS 6.2.11: words of this trade and product, weak however many digits surround them.
const CONTEXT_WORDS = new Set([
  'liren',
  'wuye',
  'kefu',
  'wuyekefu',
  'guanjia',
  'admin',
  'administrator',
  'password',
  'mima',
])

/**
 * Why a new password is too weak, as the middle of a sentence; undefined when it is good. Length counts, no
 * composition is demanded (ASVS 6.2.1, 6.2.4, 6.2.5).
 */
export const weaknessOf = (o: {
  password: string
  loginName: string
  isCommon: (lowerCase: string) => boolean
}): string | undefined => {
  const password = o.password.normalize('NFC').toLowerCase()
  const loginName = o.loginName.toLowerCase()
  const core = withoutDecoration(password)
  if ([...password].length < 8) return '不足 8 位'
  if (password === loginName || (core.length >= 3 && core === withoutDecoration(loginName))) return '与登录名相同'
  if (o.isCommon(password)) return '太常见'
  if (CONTEXT_WORDS.has(core)) return '太容易被猜到'
  if (new Set(password).size < 3) return '只有一两种字符'
  return undefined
}

/** `!Liren2026` and `liren` are the same guess. */
const withoutDecoration = (password: string): string => password.replace(/^[\d\p{P}\p{S}]+|[\d\p{P}\p{S}]+$/gu, '')
