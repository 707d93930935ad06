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
