import pino from 'pino'

export type Logger = pino.Logger

const NUMBERS: readonly [RegExp, string][] = [
  [/\d{17}[\dXx]/g, '[证件号]'],
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, '[手机号]'],
  [/(?<!\d)\d{16,19}(?!\d)/g, '[账号]'],
]

/** Takes identity, phone and bank numbers out of a text on its way to a log. */
export const redact = (text: string): string => NUMBERS.reduce((t, [pattern, mark]) => t.replace(pattern, mark), text)

/**
 * The one logger. Every line passes the redactor, whatever it was built from; secrets by name are removed before.
 */
export const createLogger = (o: { level: string; write?: (line: string) => void }): Logger =>
  pino(
    {
      level: o.level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['*.password', '*.token', '*.cookie', '*.authorization', 'headers'], censor: '[隐去]' },
    },
    { write: (line: string) => (o.write ?? ((l) => process.stdout.write(l)))(redact(line)) },
  )
