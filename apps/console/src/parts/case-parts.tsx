/** How a case is shown wherever one is: its kind, its state, by when it is answered. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CaseRow, CaseState } from '../api/views.ts'
import { useBookNow } from './book-now.ts'
import { Tag, type Tone } from './tag.tsx'
import { useWords } from './use-words.ts'

const DAY_MS = 86_400_000
const SOON_MS = 3 * DAY_MS

const TONES: Readonly<Record<CaseState, Tone>> = {
  open: 'info',
  waiting_for_us: 'warn',
  waiting_for_borrower: 'plain',
  escalated: 'bad',
  decided: 'good',
  closed: 'plain',
}

export function CaseStateTag({ state }: { state: CaseState }) {
  const { t } = useTranslation()
  return (
    <Tag tone={TONES[state]} dot>
      {t(`cases.states.${state}`)}
    </Tag>
  )
}

type DueProps = { one: Pick<CaseRow, 'due_at' | 'state'> }

/** What is left by the book's clock, or how late it is; of one that is over, nothing is late any more. */
export function CaseDue({ one: { due_at, state } }: DueProps) {
  const { t } = useTranslation()
  const words = useWords()
  const now = useBookNow()
  if (due_at === null) return <span className="muted">{t('cases.noDue')}</span>
  const title = words.dayAndTime(due_at)
  if (state === 'closed' || state === 'decided' || now === undefined) {
    return (
      <time dateTime={due_at} title={title} className="number muted">
        {words.day(due_at)}
      </time>
    )
  }
  const leftMs = Date.parse(due_at) - now
  const tone: Tone = leftMs <= 0 ? 'bad' : leftMs <= SOON_MS ? 'warn' : 'plain'
  const time = words.duration(Math.abs(leftMs))
  return (
    <Tag tone={tone} title={title}>
      <time dateTime={due_at} className="number">
        {leftMs <= 0 ? t('cases.dueLate', { time }) : t('cases.dueIn', { time })}
      </time>
    </Tag>
  )
}

type CaseLinkProps = { one: { borrower_id: string; case_id: string }; isRow?: boolean }

/** `isRow`: the arrow keys go from one to the next. */
export function CaseLink({ one: { borrower_id, case_id }, isRow = false }: CaseLinkProps) {
  return (
    <Link
      to="/cases/$borrower/$case"
      params={{ borrower: borrower_id, case: case_id }}
      className="cut"
      dir="auto"
      title={case_id}
      {...(isRow && { 'data-row': '' })}
    >
      {case_id}
    </Link>
  )
}

const ROLES = ['team_lead', 'service_manager', 'security_lead', 'compliance', 'management'] as const
const isRole = (to: string): to is (typeof ROLES)[number] => ROLES.some((role) => role === to)

/** A pack may name others: those are shown as it calls them. */
export function useRoleName(): (to: string) => string {
  const { t } = useTranslation()
  return (to) => (isRole(to) ? t(`cases.roles.${to}`) : to)
}
