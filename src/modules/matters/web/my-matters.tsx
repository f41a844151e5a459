import { MattersByClock } from './matters-by-clock.tsx'

/** Today: what lies with me or with my role, by how the clock stands. */
const MyMatters = () => <MattersByClock whose="me" />

export default MyMatters
