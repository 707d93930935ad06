/** Who did what when. */
import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/faults.ts'
import type { ApprovalDetail } from '../../api/views.ts'
import { useApprovalFault } from '../../parts/approval-parts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'

const DECIDED = { rejected: 'rejectedBy', withdrawn: 'withdrawnBy' } as const

export function StoryPanel({ one }: { one: ApprovalDetail }) {
  const { t } = useTranslation()
  const say = useApprovalFault()
  const { state, asked_at, asked_by_name, decided_at, decided_by_name, why, done_at, problem, expires_at } = one
  const decided = state === 'rejected' || state === 'withdrawn' ? DECIDED[state] : 'approvedBy'
  return (
    <Panel title={t('approvals.story')} flush>
      <ul className="items">
        <Step what={t('approvals.asked')} at={asked_at} who={asked_by_name} />
        {decided_at !== null && (
          <Step what={t(`approvals.${decided}`)} at={decided_at} who={state === 'withdrawn' ? asked_by_name : decided_by_name} more={why} />
        )}
        {done_at !== null && <Step what={t('approvals.carriedOut')} at={done_at} who={null} />}
        {problem !== null && decided_at !== null && (
          <Step what={t('approvals.couldNot')} at={decided_at} who={null} more={say(new Refused(problem))} />
        )}
        {(state === 'open' || state === 'failed' || state === 'expired') && (
          <Step what={t('approvals.expires')} at={expires_at} who={null} more={state === 'expired' ? t('approvals.expired') : null} />
        )}
      </ul>
    </Panel>
  )
}

function Step({ what, at, who, more = null }: { what: string; at: string; who: string | null; more?: string | null }) {
  return (
    <li>
      <div className="row">
        <b>{what}</b>
        <Moment at={at} />
      </div>
      {who !== null && (
        <div className="cut" dir="auto">
          {who}
        </div>
      )}
      {more !== null && (
        <div className="label wrap" dir="auto">
          {more}
        </div>
      )}
    </li>
  )
}
