/** All holds at one look, above everything else: why, who answers for it, until when, and what comes next. Each leads to its own part below. */
import { useTranslation } from 'react-i18next'
import type { MyHold } from '../../api/views.ts'
import { splitHeadline } from '../../parts/headline.ts'
import { useWords } from '../../parts/use-words.ts'

export function MyBrief({ holds }: { holds: readonly MyHold[] }) {
  const { t } = useTranslation()
  const words = useWords()
  const until = useUntil()
  const next = useNext()
  return (
    <ul className="me-brief" aria-label={t('me.why')}>
      {holds.map((hold) => (
        <li key={hold.id}>
          <a href={`#${hold.id}`}>{splitHeadline(words.pick(hold.reason.text))[0]}</a>
          <dl>
            <Said what={t('me.owner')} words={t(`me.owners.${hold.owner}`)} />
            <Said what={t('me.until')} words={until(hold)} />
            <Said what={t('me.next')} words={next(hold)} />
          </dl>
        </li>
      ))}
    </ul>
  )
}

function Said({ what, words }: { what: string; words: string }) {
  return (
    <div>
      <dt>{what}</dt> <dd>{words}</dd>
    </div>
  )
}

/** The nearest date that there is; else how long it usually takes. */
function useUntil(): (hold: MyHold) => string {
  const { t } = useTranslation()
  const words = useWords()
  return ({ observed_until, expires_at, review_at, reason }) => {
    if (observed_until) return t('me.untilObserved', { day: words.day(observed_until) })
    if (expires_at) return t('me.untilExpires', { day: words.day(expires_at) })
    if (review_at) return t('me.untilReview', { day: words.day(review_at) })
    return words.pick(reason.wait)
  }
}

/** What he can do comes before what we do; with neither left, time does it. */
function useNext(): (hold: MyHold) => string {
  const { t } = useTranslation()
  const words = useWords()
  return ({ steps, observed_until }) => {
    if (observed_until) return t('me.nextObserved')
    const open = steps.filter(({ done_at }) => done_at === null)
    const step = open.find(({ ours }) => !ours) ?? open[0]
    return step === undefined ? t('me.nextNothing') : words.pick(step.text)
  }
}
