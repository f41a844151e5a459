import type { Place, settings } from './module.ts'

/** Line drawings on a 24-unit square; they carry no meaning alone, the word always stands beside them. */
const drawings: Readonly<Record<Place | typeof settings | 'search' | 'help' | 'person' | 'down' | 'text', string>> = {
  今日: 'M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M5.6 18.4 7 17M17 7l1.4-1.4M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8z',
  接待台: 'M4 13a8 8 0 0 1 16 0M4 13v4h3v-5H4M20 13v4h-3v-5h3M18 17c0 2.5-2 3.5-5 3.5',
  事项: 'M9 6h11M9 12h11M9 18h11M3.5 6 5 7.5 7 4.8M3.5 12 5 13.5 7 10.8M3.5 18 5 19.5 7 16.8',
  房产: 'M4 21V6l7-3v18M11 9h9v12M2 21h20M7 8v.01M7 12v.01M7 16v.01M14.5 13v.01M14.5 17v.01M17.5 13v.01M17.5 17v.01',
  收费: 'M4 4h16v17l-3-2-2.5 2L12 19l-2.500 2L7 19l-3 2zM9 7.500l3 3.500 3-3.500M12 11v4.500M9 12h6',
  沟通: 'M3 5h13v9H9l-4 3.500V14H3zM19 9h2v8h-2v3l-3.500-3H11',
  品质: 'M12 3 4.500 6v5.500c0 4.500 3 7.500 7.500 9.500 4.500-2 7.500-5 7.500-9.500V6zM8.500 12l2.500 2.500 4.500-5',
  前台: 'M3 20h18M5 20v-6h14v6M12 14v-2M7 10.500a5 5 0 0 1 10 0V12H7zM12 5.500V4',
  内勤: 'M4 8h16v12H4zM9 8V5h6v3M4 13h16M12 12v2.500',
  报表: 'M4 4v16h16M8 16v-4M12 16V8M16 16v-6',
  设置: 'M10.4 5.6L10.7 3.1L13.3 3.1L13.6 5.6L15.4 6.4L17.3 4.8L19.2 6.7L17.6 8.6L18.4 10.4L20.9 10.7L20.9 13.3L18.4 13.6L17.6 15.4L19.2 17.3L17.3 19.2L15.4 17.6L13.6 18.4L13.3 20.9L10.7 20.9L10.4 18.4L8.6 17.6L6.7 19.2L4.8 17.3L6.4 15.4L5.6 13.6L3.1 13.3L3.1 10.7L5.6 10.4L6.4 8.6L4.8 6.7L6.7 4.8L8.6 6.4zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  search: 'M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.500 15.500 21 21',
  help: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.300c-.7.3-1 .8-1 1.700M12 17v.01',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.500 21c.5-4 3.500-6 7.500-6s7 2 7.500 6',
  down: 'M6 9l6 6 6-6',
  text: 'M3 19 8 6l5 13M4.800 15h6.400M15 19l3-8 3 8M16 16.500h4',
}

export type IconName = keyof typeof drawings

export const Icon = ({ name, size = '1.25em' }: { name: IconName; size?: string }) => (
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
