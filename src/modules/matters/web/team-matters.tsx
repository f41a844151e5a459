import { MattersByClock } from './matters-by-clock.tsx'

/** Today: what of the others is late or due today, for those who answer for them. */
const TeamMatters = () => <MattersByClock whose="others" />

export default TeamMatters
