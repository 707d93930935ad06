/** The one sign for the state of what is lent: an application, a drawdown, a loan, an instalment. */
import { useTranslation } from 'react-i18next'
import type { ApplicationState, DrawdownRow, Instalment, LoanRow } from '../api/views.ts'
import { Tag, type Tone } from './tag.tsx'
import { useWords } from './use-words.ts'

const TONES = {
  application: { open: 'plain', referred: 'warn', offered: 'info', accepted: 'good', declined: 'bad', withdrawn: 'plain', lapsed: 'plain' },
  drawdown: { pending: 'info', approved: 'good', declined: 'bad', disbursed: 'good', failed: 'warn' },
  loan: { open: 'good', overdue: 'bad', settled: 'plain', written_off: 'bad' },
  instalment: { upcoming: 'plain', due: 'warn', overdue: 'bad', settled: 'good' },
} as const satisfies {
  application: Record<ApplicationState, Tone>
  drawdown: Record<DrawdownRow['state'], Tone>
  loan: Record<LoanRow['status'], Tone>
  instalment: Record<Instalment['state'], Tone>
}

type Kinds = typeof TONES

export function LendingTag<Kind extends keyof Kinds>({ kind, state }: { kind: Kind; state: keyof Kinds[Kind] & string }) {
  const { t } = useTranslation()
  const tones: Readonly<Record<string, Tone>> = TONES[kind]
  return (
    <Tag tone={tones[state] ?? 'plain'} dot>
      {t(`lending.${kind}.${state}` as never)}
    </Tag>
  )
}

/** How long past due, and the class of it that regulators ask for. */
export function BucketTag({ loan: { bucket, days_past_due } }: { loan: Pick<LoanRow, 'bucket' | 'days_past_due'> }) {
  const { t } = useTranslation()
  const words = useWords()
  if (bucket === 'current') return null
  return (
    <Tag tone="bad" title={t(`lending.bucketText.${bucket}`)}>
      {t(`lending.bucket.${bucket}`)} · {words.days(days_past_due)}
    </Tag>
  )
}
