import { Component, type ReactNode } from 'react'

interface State {
  readonly broken: boolean
}

/** Keeps the fault of one part from taking the page with it. */
export class CatchFault extends Component<{ children: ReactNode }, State> {
  override state: State = { broken: false }

  static getDerivedStateFromError(): State {
    return { broken: true }
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <p role="alert">
        这一块没能显示。
        <button type="button" className="row-link" onClick={() => this.setState({ broken: false })}>
          再试一次
        </button>
      </p>
    )
  }
}
