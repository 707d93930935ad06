import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '../../api/views.ts'
import { useEventWords } from '../../parts/event-words.ts'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { Reason } from '../../parts/reason.tsx'
import { Empty } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'

/** The decision that is complained of, with its reasons and evidence as they were told then; where none is named, all that restricts him now. */
export function SubjectPanel({ one }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const name = useEventWords()
  const { subject, borrower } = one
  const currency = borrower.line.currency
  if (subject === null) return <HoldsNow one={one} />
  const state = subject.in_force !== null && (
    <Tag tone={subject.in_force ? 'bad' : 'good'}>{subject.in_force ? t('cases.inForce') : t('cases.lifted')}</Tag>
  )
  return (
    <Panel title={t('cases.subject')} extra={state} flush>
      <ul className="items">
        <li>
          <div className="card-row">
            <b>{name.outcome(subject.about)}</b>
            <span className="muted">
              <Moment at={subject.decided_at} />
            </span>
          </div>
          <Link to="/lines/$borrower" params={{ borrower: one.borrower_id }} search={{ decision: subject.sequence }}>
            {t('cases.wholeDecision')}
          </Link>
        </li>
        {subject.reasons.map((reason) => (
          <li key={reason.code}>
            <Reason reason={reason} currency={currency} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function HoldsNow({ one: { borrower } }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const { holds, line } = borrower
  if (holds.length === 0) {
    return (
      <Panel title={t('cases.subject')}>
        <Empty title={t('cases.noSubject')} text={t('cases.noHolds')} />
      </Panel>
    )
  }
  return (
    <Panel title={t('cases.subject')} flush>
      <ul className="items">
        <li>
          <b>{t('cases.noSubject')}</b>
          <p className="muted">{t('cases.noSubjectText')}</p>
        </li>
        {holds.map(({ id, reason }) => (
          <li key={id}>
            <Reason reason={reason} currency={line.currency} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
