/** Line drawings on a 24-unit square; the word always stands beside them. */
const drawings = {
  home: 'M4 11 12 4l8 7M6 10v10h12V10M10 20v-6h4v6',
  work: 'M14 6a4 4 0 0 0 5 5l-9 9a2 2 0 0 1-3-3l9-9a4 4 0 0 1 2-5z',
  walk: 'M12 21s7-6 7-11a7 7 0 0 0-14 0c0 5 7 11 7 11zM12 7.500a2.500 2.500 0 1 0 0 5 2.500 2.500 0 0 0 0-5z',
  meter: 'M4 17a8.500 8.500 0 1 1 16 0zM12 14l3.500-4.500',
  gate: 'M4 20V8M20 20V8M4 11h16M4 16h16M9 8v12M15 8v12',
  list: 'M9 6h11M9 12h11M9 18h11M4.500 6v.01M4.500 12v.01M4.500 18v.01',
  camera: 'M4 8h3.500L9 5.500h6L16.500 8H20v11H4zM12 10a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16',
  key: 'M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM11 12.500 20 4M16 8l3 3',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.500 21c.5-4 3.500-6 7.500-6s7 2 7.500 6',
} as const

export type TabIconName = keyof typeof drawings

export const TabIcon = ({ name, size = '1.6em' }: { name: TabIconName; size?: string }) => (
  <svg
    aria-hidden="true"
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.7"
    strokeLinecap="round"
    strokeLinejoin="round"
  >
    <path d={drawings[name]} />
  </svg>
)
