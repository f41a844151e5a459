/** What a signed figure would be today; nothing where it is still the same. */
export const Revised = ({ figure }: { figure: number | undefined }) =>
  figure === undefined ? null : <span className="figure-revised">修订 {figure}</span>
