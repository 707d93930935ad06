import { useTranslation } from 'react-i18next'
import type { HoldView } from '../../api/views.ts'
import { Deadline } from '../../parts/moment.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

/** When it ends by itself, and when a person looks at it. */
export function HoldDates({ hold: { expires_at, review_at } }: { hold: HoldView }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <>
      {expires_at && (
        <Tag tone="info" title={words.dayAndTime(expires_at)}>
          {t('line.expires')} · <Deadline until={expires_at} />
        </Tag>
      )}
      {review_at && (
        <Tag title={words.dayAndTime(review_at)}>
          {t('line.reviewed')} · <Deadline until={review_at} />
        </Tag>
      )}
    </>
  )
}

/** What is done of the way back, what is still to do, and what we do. */
export function Steps({ steps, both }: { steps: HoldView['steps']; both: boolean }) {
  const { t } = useTranslation()
  const words = useWords()
  if (steps.length === 0) return null
  return (
    <ul className="steps" aria-label={t('parts.cures')}>
      {steps.map(({ id, text, done_at, ours }) => (
        <li key={id} className={done_at ? 'done' : undefined}>
          <span className="tick" aria-hidden="true">
            {done_at ? '✓' : ours ? '…' : ''}
          </span>
          <span>
            {words.pick(text)}
            {both && <span className="muted"> {words.pickOther(text)}</span>}{' '}
            {done_at && <span className="muted">{t('line.stepDone', { time: words.dayAndTime(done_at) })}</span>}
            {!done_at && ours && <Tag>{t('line.stepOurs')}</Tag>}
          </span>
        </li>
      ))}
    </ul>
  )
}
