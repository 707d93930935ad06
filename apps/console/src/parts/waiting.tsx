import { useTranslation } from 'react-i18next'
import type { ApplicationRow } from '../api/views.ts'
import { useBookNow } from './book-now.ts'
import { useWords } from './use-words.ts'

type Application = Pick<ApplicationRow, 'submitted_at' | 'referred_at' | 'offered_at' | 'closed_at' | 'state'>

/** Since when it waits for whoever has to act now: a person since it was referred, the borrower since the offer. */
const waitingSince = ({ state, submitted_at, referred_at, offered_at }: Application): string =>
  (state === 'referred' ? referred_at : state === 'offered' ? offered_at : null) ?? submitted_at

const MINUTE_MS = 60_000

/** A length of time; under a minute in seconds, to the tenth: that is what is promised of a decision. */
export function useLength(): (ms: number) => string {
  const { t } = useTranslation()
  const words = useWords()
  return (ms) => (ms < MINUTE_MS ? t('applications.seconds', { seconds: (ms / 1_000).toFixed(1) }) : words.duration(ms))
}

/** How long it waits by the book's clock; of one that has ended, how long it took as a whole. */
export function Waiting({ application }: { application: Application }) {
  const { t } = useTranslation()
  const say = useLength()
  const words = useWords()
  const now = useBookNow()
  const { closed_at, submitted_at } = application
  if (closed_at !== null) {
    return <span className="muted number">{t('applications.ended', { time: say(Date.parse(closed_at) - Date.parse(submitted_at)) })}</span>
  }
  if (now === undefined) return null
  const time = words.duration(Math.max(now - Date.parse(waitingSince(application)), 0))
  return <b className="number">{t('applications.waitingFor', { time })}</b>
}
