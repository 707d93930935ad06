/** Before and after, side by side; below each other where there is no room. */
import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/faults.ts'
import type { ApprovalDetail } from '../../api/views.ts'
import { useApprovalFault } from '../../parts/approval-parts.tsx'
import { Panel } from '../../parts/page.tsx'
import { useNarrow } from '../../parts/use-narrow.ts'
import { useChangeWords } from './use-change-words.ts'

export function ChangesPanel({ one }: { one: ApprovalDetail }) {
  const { t } = useTranslation()
  const say = useApprovalFault()
  const isNarrow = useNarrow()
  const Changes = isNarrow ? Cards : Table
  const { changed_since, stands_in_the_way: problem, state } = one
  return (
    <Panel title={t('approvals.what')} flush={!isNarrow}>
      {changed_since && <Alert type="warning" banner title={t('approvals.changedSince')} />}
      {problem !== null && state !== 'expired' && (
        <Alert type="error" banner title={t('approvals.inTheWay', { why: say(new Refused(problem)) })} />
      )}
      <Changes one={one} />
    </Panel>
  )
}

function Table({ one: { changes, currency } }: { one: ApprovalDetail }) {
  const { t } = useTranslation()
  const words = useChangeWords(currency)
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('approvals.field')}</th>
          <th>{t('approvals.before')}</th>
          <th>{t('approvals.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, of, before, after }) => (
          <tr key={`${field} ${of}`}>
            <th scope="row">{words.field(field, of)}</th>
            <td className="wrap muted" dir="auto">
              {words.value(field, before)}
            </td>
            <td className="wrap" dir="auto">
              <b>{words.value(field, after)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cards({ one: { changes, currency } }: { one: ApprovalDetail }) {
  const words = useChangeWords(currency)
  return (
    <dl className="stack">
      {changes.map(({ field, of, before, after }) => (
        <div key={`${field} ${of}`}>
          <dt className="label">{words.field(field, of)}</dt>
          <dd className="wrap" dir="auto">
            <span className="muted">{words.value(field, before)}</span> → <b>{words.value(field, after)}</b>
          </dd>
        </div>
      ))}
    </dl>
  )
}
