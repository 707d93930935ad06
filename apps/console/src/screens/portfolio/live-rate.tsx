import { useTranslation } from 'react-i18next'
import { perSecond, RATE_SECONDS } from '../../live/rate.ts'
import { useLiveRate } from '../../live/use-live.ts'

const HEIGHT = 22

export function LiveRate() {
  const { t } = useTranslation()
  const rate = useLiveRate()
  const most = Math.max(...rate.counts, 1)
  return (
    <div className="figure" style={{ gridColumn: 'span 2' }}>
      <span className="figure-label">{t('portfolio.rateTitle')}</span>
      <span style={{ display: 'flex', gap: 10, alignItems: 'center' }}>
        <span className="figure-value number">{perSecond(rate).toFixed(1)}</span>
        <svg
          width="100%"
          height={HEIGHT}
          viewBox={`0 0 ${RATE_SECONDS} ${HEIGHT}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={t('portfolio.rateChart')}
        >
          {rate.counts.map((events, second) => (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a second is its place
              key={second}
              x={second}
              width="0.8"
              y={HEIGHT - (events / most) * HEIGHT}
              height={(events / most) * HEIGHT}
              fill="var(--primary)"
            />
          ))}
        </svg>
      </span>
    </div>
  )
}
