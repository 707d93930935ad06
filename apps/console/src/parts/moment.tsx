import { useTranslation } from 'react-i18next'
import { useBookNow } from './book-now.ts'
import { useWords } from './use-words.ts'

/** A date and time, with how long ago it was. */
export function Moment({ at, short = false }: { at: string; short?: boolean }) {
  const words = useWords()
  const { t } = useTranslation()
  const now = useBookNow()
  const full = words.dayAndTime(at)
  const distance = now === undefined ? full : (words.relative(at, now) ?? t('parts.now'))
  return (
    <time dateTime={at} title={full} className="number">
      {short ? distance : full}
    </time>
  )
}

/** What is left of a time limit, by the book's clock. */
export function Deadline({ until }: { until: string }) {
  const words = useWords()
  const { t } = useTranslation()
  const now = useBookNow()
  if (now === undefined) return <Moment at={until} />
  const left = Date.parse(until) - now
  return (
    <time dateTime={until} title={words.dayAndTime(until)} className="number">
      {left > 0 ? t('parts.left', { time: words.duration(left) }) : t('parts.overdue')}
    </time>
  )
}
