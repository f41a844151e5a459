import { asProblem } from '../shared/problem.ts'

/** Stands in for a page that broke, so that the frame and the other pages stay usable. */
export const PageFault = ({ error, reset }: { error: unknown; reset?: () => void }) => (
  <div className="empty" role="alert">
    <p className="empty-title">这一页出了差错</p>
    <p className="empty-hint">{asProblem(error).detail}</p>
    <button type="button" className="plain-button" onClick={reset ?? (() => window.location.reload())}>
      重新打开
    </button>
  </div>
)
