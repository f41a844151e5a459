/** Choices kept in this browser; a browser that keeps nothing (private mode, full disk) simply forgets them. */
export const kept = {
  read(name: string): string | null {
    try {
      return localStorage.getItem(`liren.${name}`)
    } catch {
      return null
    }
  },
  write(name: string, value: string | null): void {
    try {
      if (value === null) localStorage.removeItem(`liren.${name}`)
      else localStorage.setItem(`liren.${name}`, value)
    } catch {
      // The choice lasts until the page closes.
    }
  },
}
