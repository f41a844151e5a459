import { type PaperName, papers } from '../../../ui/console/print-sheet.tsx'
import { offsetText, type PrintOffset } from '../../../ui/console/workstation-print.ts'
import { dateTimeOf } from '../../../ui/shared/format.ts'
import { serverNow } from '../../../ui/shared/server-clock.ts'

/** Rulers from the edges of the paper, the frame within which forms are printed, and words to see how sharp it is. */
export const Ruler = ({ paper, offset }: { paper: PaperName; offset: PrintOffset }) => {
  const { width, height, side, edge, name } = papers[paper]
  return (
    <svg
      className="print-ruler"
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width}mm`, height: `${height}mm` }}
      role="img"
      aria-label={`${name} 的测试页：从纸边量起的标尺`}
    >
      {steps(width).map((x) => (
        <g key={`x${x}`}>
          <line x1={x} x2={x} y1={edge + 6} y2={edge + 6 + lengthOf(x)} />
          {x % 20 === 0 && x > 0 && (
            <text x={x} y={edge + 4.5}>
              {x}
            </text>
          )}
        </g>
      ))}
      {steps(height).map((y) => (
        <g key={`y${y}`}>
          <line y1={y} y2={y} x1={side + 6} x2={side + 6 + lengthOf(y)} />
          {y % 20 === 0 && y > 0 && (
            <text x={side + 3} y={y + 1}>
              {y}
            </text>
          )}
        </g>
      ))}
      <rect x={side} y={edge} width={width - 2 * side} height={height - 2 * edge} />
      <text className="print-ruler-words" x={width / 2} y={height / 2 - 6}>
        {name} · {offsetText(offset) || '没有校准'}
      </text>
      <text className="print-ruler-words" x={width / 2} y={height / 2}>
        字样：钥匙借用单 人民币壹佰贰拾叁元肆角伍分 㛃𠮷 0123456789
      </text>
      <text className="print-ruler-words" x={width / 2} y={height / 2 + 6}>
        方框是文书打印的范围，四边都应完整。{dateTimeOf(serverNow())}
      </text>
    </svg>
  )
}

const steps = (most: number): number[] => Array.from({ length: Math.floor(most / 5) + 1 }, (_, at) => at * 5)

const lengthOf = (at: number): number => {
  if (at % 20 === 0) return 5
  return at % 10 === 0 ? 3.5 : 2
}
