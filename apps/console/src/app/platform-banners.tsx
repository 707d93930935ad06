/** What everybody should know while it lasts: one strip for each, in every room. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { statusQuery } from '../api/queries.ts'
import type { PlatformStatus } from '../api/views.ts'
import { splitHeadline } from '../parts/headline.ts'
import { Moment } from '../parts/moment.tsx'
import { useWords } from '../parts/use-words.ts'

export function PlatformBanners() {
  const { data } = useQuery(statusQuery)
  return (
    <div role="status" aria-live="polite">
      {data?.banners.map((banner) => (
        <Strip key={`${banner.reason} ${banner.id}`} banner={banner} />
      ))}
      {data?.sources.map((one) => (
        <SourceStrip key={one.source} one={one} />
      ))}
    </div>
  )
}

/** Nothing stops, and nothing is held against anybody; but what is asked of that source waits. */
function SourceStrip({ one: { source, expected_end_at } }: { one: PlatformStatus['sources'][number] }) {
  const { t } = useTranslation()
  return (
    <div className="banner" data-tone="warn">
      <span className="wrap">{t('platform.sourceAway', { source })}</span>
      <span className="gap" />
      {expected_end_at !== null && (
        <span className="number">
          {t('platform.until')} <Moment at={expected_end_at} />
        </span>
      )}
      <Link to="/platform">{t('platform.title')}</Link>
    </div>
  )
}

function Strip({ banner: { reason, state, since, until, text } }: { banner: PlatformStatus['banners'][number] }) {
  const { t } = useTranslation()
  const words = useWords()
  const [title] = splitHeadline(words.pick(text))
  return (
    <div className="banner" data-tone={state === 'planned' ? 'info' : 'warn'}>
      <span className="mono">{reason}</span>
      <span className="wrap" title={words.pick(text)}>
        {title}
      </span>
      <span className="gap" />
      <span className="number">
        {state === 'planned' && <Moment at={since} />}
        {until !== null && (
          <>
            {state === 'planned' ? ' – ' : `${t('platform.until')} `}
            <Moment at={until} />
          </>
        )}
      </span>
      <Link to="/platform">{t('platform.title')}</Link>
    </div>
  )
}
