import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { assignCase } from '../../api/case-requests.ts'
import { sessionQuery } from '../../api/queries.ts'
import type { CaseDetail } from '../../api/views.ts'
import { useRoleName } from '../../parts/case-parts.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useMay } from '../../parts/use-may.ts'
import { OrderState } from './order-state.tsx'
import { useCaseOrder } from './use-case-order.ts'

const NAME_LENGTH_MAX = 64

/** Who has it, and who had it before. */
export function HandPanel({ one }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const roleOf = useRoleName()
  const { borrower_id, case_id, assignee, holders, escalated_to, state } = one
  const { data: session } = useQuery(sessionQuery)
  const mayWork = useMay('cases:work')
  const me = session?.name.replace(/\s+/g, '-').slice(0, NAME_LENGTH_MAX)
  const order = useCaseOrder(one, (to: string | undefined) =>
    assignCase({ borrower_id, case_id, ...(to !== undefined && { assignee: to }) }),
  )
  return (
    <Panel title={t('cases.hand')}>
      <div className="row">
        <b className="cut">{assignee ?? t('cases.unassigned')}</b>
        {state === 'escalated' && escalated_to !== null && <Tag tone="bad">{t('cases.escalatedTo', { to: roleOf(escalated_to) })}</Tag>}
      </div>
      {state !== 'closed' && mayWork && (
        <div className="row" style={{ marginTop: 8 }}>
          <Button size="small" disabled={me === undefined || assignee === me} loading={order.isPending} onClick={() => order.mutate(me)}>
            {t('cases.take')}
          </Button>
          {assignee !== null && (
            <Button size="small" type="text" disabled={order.isPending} onClick={() => order.mutate(undefined)}>
              {t('cases.release')}
            </Button>
          )}
        </div>
      )}
      <OrderState order={order} />
      {holders.length > 1 && (
        <>
          <p className="label">{t('cases.holders')}</p>
          <ol>
            {holders.map((holder) => (
              <li key={`${holder.at} ${holder.assignee}`} className="card-row">
                <span className="cut">{holder.assignee ?? t('cases.unassigned')}</span>
                <span className="muted">
                  <Moment at={holder.at} />
                </span>
              </li>
            ))}
          </ol>
        </>
      )}
    </Panel>
  )
}
