/** The key of a shortcut beside its button; only to see, the help page tells it to those who hear. */
export const KeyHint = ({ keys }: { keys: string }) => (
  <span className="key" aria-hidden="true">
    {keys}
  </span>
)
