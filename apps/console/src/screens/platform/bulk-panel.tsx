/** Holds of many that were a mistake of ours: proposed by one, looked at with their number, and released by another. */

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Popconfirm } from 'antd'
import { useTranslation } from 'react-i18next'
import type { BookSaying } from '../../api/book-paths.ts'
import { fetchBulkCorrections } from '../../api/requests.ts'
import type { BulkCorrection } from '../../api/views.ts'
import { AskApproval } from '../../parts/ask-approval.tsx'
import { useValueName } from '../../parts/field-value.ts'
import { May } from '../../parts/may.tsx'
import { Moment } from '../../parts/moment.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { Fault } from '../../parts/state.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { BulkForm } from './bulk-form.tsx'
import { type Row, StatusTable } from './status-table.tsx'
import { useSay } from './use-say.ts'

const REFRESH_MS = 5_000
const bulkQuery = { queryKey: ['bulk-corrections'], queryFn: fetchBulkCorrections, refetchInterval: REFRESH_MS } as const

const TONES: Readonly<Record<BulkCorrection['state'], Tone>> = { proposed: 'warn', released: 'info', completed: 'good', withdrawn: 'plain' }

export function BulkPanel() {
  const { t } = useTranslation()
  const { data, error } = useQuery(bulkQuery)
  const client = useQueryClient()
  const say = useSay()
  const tell = async (type: BookSaying, told: Readonly<Record<string, unknown>>): Promise<void> => {
    await say.run(type, told)
    await client.invalidateQueries(bulkQuery)
  }
  const rows = (data?.data ?? []).map(
    (batch): Row => ({
      id: batch.batch_id,
      what: <What batch={batch} />,
      from: batch.proposed_at,
      to: batch.released_at,
      actions: batch.state === 'proposed' && <Actions batch={batch} isBusy={say.isBusy} tell={tell} />,
    }),
  )
  return (
    <>
      <p className="label">
        <Link to="/approvals" search={{ side: 'all', kind: ['bulk-correction'] }}>
          {t('platform.bulk.inApprovals')}
        </Link>
      </p>
      <StatusTable title={t('platform.bulk.title')} nothing={t('platform.bulk.none')} rows={rows} />
      {(say.error ?? error) !== null && (say.error ?? error) !== undefined && <Fault error={say.error ?? error} />}
      <AskApproval wish={say.wish} close={say.forget} />
      <May do="bulk-corrections:propose">
        <BulkForm isBusy={say.isBusy} propose={(proposal) => tell('bulk-correction-proposed', proposal)} />
      </May>
    </>
  )
}

/** What it is about, in how many holds, and who had which part in it. */
function What({ batch }: { batch: BulkCorrection }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const titleOf = useReasonTitle()
  const { state, kind, reason, hold_count, borrower_count, in_force_count, proposed_by, released_by, placed_from, placed_until } = batch
  return (
    <>
      <Tag tone={TONES[state]}>{t(`platform.bulk.states.${state}`)}</Tag> {titleOf(reason)} <span className="mono muted">{reason}</span> ·{' '}
      {nameOf(kind)}
      <div>{t('platform.bulk.counts', { holds: hold_count, borrowers: borrower_count, inForce: in_force_count })}</div>
      <div className="label wrap">
        {t('platform.bulk.by', { maker: proposed_by })}
        {released_by !== null && ` · ${t('platform.bulk.releasedBy', { checker: released_by })}`}
        {placed_from !== null && (
          <>
            {' · '}
            {t('platform.bulk.placed')} <Moment at={placed_from} /> – {placed_until !== null && <Moment at={placed_until} />}
          </>
        )}
      </div>
    </>
  )
}

type Tell = (type: BookSaying, data: Readonly<Record<string, unknown>>) => Promise<void>

function Actions({ batch, isBusy, tell }: { batch: BulkCorrection; isBusy: boolean; tell: Tell }) {
  const { t } = useTranslation()
  const { batch_id, hold_count, borrower_count, may_release } = batch
  return (
    <>
      <Popconfirm
        title={t('platform.bulk.confirm', { holds: hold_count, borrowers: borrower_count })}
        okText={t('platform.bulk.release')}
        cancelText={t('platform.bulk.notYet')}
        onConfirm={() => void tell('bulk-correction-released', { batch_id, hold_count })}
      >
        <Button size="small" type="primary" disabled={isBusy || !may_release || hold_count === 0}>
          {t('platform.bulk.release')}
        </Button>
      </Popconfirm>
      <May do="bulk-corrections:propose">
        <Button size="small" disabled={isBusy} onClick={() => void tell('bulk-correction-withdrawn', { batch_id })}>
          {t('platform.bulk.withdraw')}
        </Button>
      </May>
      {!may_release && <span className="label">{t('platform.bulk.another')}</span>}
    </>
  )
}
