/** Node decodes GBK but does not encode it. */
export const gbk = (text: string): Uint8Array => {
  const table = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      table.set(new TextDecoder('gbk').decode(new Uint8Array([high, low])), [high, low])
    }
  }
  return new Uint8Array([...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (table.get(char) ?? []))))
}
