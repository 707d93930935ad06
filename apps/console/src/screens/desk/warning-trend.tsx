/** How a warning went: what was read at each change, and the band that counted after it held for long enough. */
import { useTranslation } from 'react-i18next'
import type { Indicator, Warning } from '../../api/incident-requests.ts'
import { useWords } from '../../parts/use-words.ts'
import { At } from './incident-parts.tsx'
import { useMeasured } from './measured.ts'

const [WIDTH, HEIGHT, EDGE] = [472, 132, 6] as const
const BAND_HEIGHT = 10

type Point = Readonly<{ at: number; value: number }>

export function WarningTrend({ warning, indicator }: { warning: Warning; indicator: Indicator }) {
  const { t } = useTranslation()
  const words = useWords()
  const measured = useMeasured()
  const [first] = indicator.values
  const points = warning.readings.flatMap(({ at, values }): Point[] => {
    const value = first && values[first.value]
    return typeof value === 'number' ? [{ at: Date.parse(at), value }] : []
  })
  const now = first && warning.values[first.value]
  if (typeof now === 'number' && points.length > 0) points.push({ at: Date.now(), value: now })
  if (warning.readings.length === 0) return <p className="label">{t('incidents.warn.noHistory')}</p>
  return (
    <figure className="trend">
      {first && points.length > 1 && <Drawn points={points} warning={warning} indicator={indicator} label={words.pick(first.name)} />}
      <figcaption className="label">{t('incidents.warn.trendText')}</figcaption>
      <ol>
        {[...warning.readings].reverse().map(({ at, band, values }) => {
          const value = first && values[first.value]
          return (
            <li key={at}>
              <At at={at} />{' '}
              <span className={`band band-${band ?? 'unknown'}`}>
                {band === null ? t('incidents.warn.look.unknown') : t(`incidents.band.${band}`)}
              </span>{' '}
              {first && typeof value === 'number' && <span className="number">{measured(value, first.unit)}</span>}
            </li>
          )
        })}
      </ol>
    </figure>
  )
}

type DrawnProps = { points: readonly Point[]; warning: Warning; indicator: Indicator; label: string }

/** Steps: between two readings the last one is what was known. Dashed: the marks. Below: the band that counted. */
function Drawn({ points, warning, indicator, label }: DrawnProps) {
  const value = indicator.values[0]!.value
  const marks = (['amber', 'red'] as const).flatMap((band) =>
    indicator[band].filter(({ of }) => of === value).map(({ mark }) => ({ band, mark })),
  )
  const all = [...points.map((one) => one.value), ...marks.map(({ mark }) => mark)]
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const [from, to] = [points[0]!.at, points.at(-1)!.at]
  const x = (at: number) => EDGE + ((Math.max(from, at) - from) / Math.max(1, to - from)) * (WIDTH - 2 * EDGE)
  const y = (one: number) => EDGE + (1 - (one - low) / Math.max(1e-9, high - low)) * (HEIGHT - 3 * EDGE - BAND_HEIGHT)
  const steps = points.map((one, nth) => (nth === 0 ? `M${x(one.at)} ${y(one.value)}` : `H${x(one.at)}V${y(one.value)}`)).join('')
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {marks.map(({ band, mark }) => (
        <line
          key={`${band}${mark}`}
          className={`trend-${band}`}
          x1={EDGE}
          x2={WIDTH - EDGE}
          y1={y(mark)}
          y2={y(mark)}
          strokeDasharray="4 3"
        />
      ))}
      <path d={steps} />
      {warning.changes.map(({ at, to: band }, nth) => {
        const ends = warning.changes[nth + 1]?.at
        const [left, right] = [x(Date.parse(at)), ends === undefined ? WIDTH - EDGE : x(Date.parse(ends))]
        return (
          <rect
            key={at}
            className={`trend-${band}`}
            x={left}
            width={Math.max(1, right - left)}
            y={HEIGHT - BAND_HEIGHT}
            height={BAND_HEIGHT}
          />
        )
      })}
    </svg>
  )
}
