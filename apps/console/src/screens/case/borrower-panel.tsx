import { useTranslation } from 'react-i18next'
import type { CaseDetail } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { CaseLink, CaseStateTag } from '../../parts/case-parts.tsx'
import { useValueName } from '../../parts/field-value.ts'
import { Figure } from '../../parts/figures.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { useReasonTitle } from '../../parts/reasons-book.ts'
import { Empty } from '../../parts/state.tsx'
import { StatusTag, Tag } from '../../parts/tag.tsx'

/** The line and what restricts it now, in short. */
export function BorrowerPanel({ one: { borrower } }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const titleOf = useReasonTitle()
  const { line, holds } = borrower
  return (
    <Panel title={t('cases.borrower')} extra={<StatusTag status={line.status} />}>
      <dl className="figures">
        {(['limit', 'drawn', 'available'] as const).map((name) => (
          <Figure key={name} label={t(`parts.${name}`)}>
            {line.currency === null ? t('parts.none') : <Amount minor={line[`${name}_minor`]} currency={line.currency} />}
          </Figure>
        ))}
      </dl>
      <p className="label" style={{ marginTop: 12 }}>
        {t('cases.holdsNow')}
      </p>
      {holds.length === 0 && <p className="muted">{t('cases.noHolds')}</p>}
      <ul>
        {holds.map(({ id, scope, reason }) => (
          <li key={id} className="row" style={{ marginTop: 4 }}>
            <Tag tone={scope === 'draw' ? 'bad' : 'warn'}>{t(`parts.scopeBlocks.${scope}`)}</Tag>
            <span>{titleOf(reason.code)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

export function OthersPanel({ one: { borrower_id, others } }: { one: CaseDetail }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  return (
    <Panel title={t('cases.others')} flush>
      {others.length === 0 ? (
        <Empty title={t('cases.noOthers')} />
      ) : (
        <ul className="items">
          {others.map(({ case_id, kind, state, opened_at }) => (
            <li key={case_id}>
              <div className="card-row">
                <CaseLink one={{ borrower_id, case_id }} />
                <CaseStateTag state={state} />
              </div>
              <div className="card-row muted">
                <span>{nameOf(kind)}</span>
                <Moment at={opened_at} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
