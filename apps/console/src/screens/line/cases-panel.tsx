/** His cases, each leading to its own room; nothing is shown where there are none. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { fetchCasesOf } from '../../api/case-requests.ts'
import { CaseDue, CaseLink, CaseStateTag } from '../../parts/case-parts.tsx'
import { useValueName } from '../../parts/field-value.ts'
import { Panel } from '../../parts/page.tsx'

export function CasesPanel({ id, sequence }: { id: string; sequence: number }) {
  const { t } = useTranslation()
  const nameOf = useValueName()
  const { data } = useQuery({ queryKey: ['cases', 'of', id, sequence], queryFn: (context) => fetchCasesOf(id, context) })
  if (data === undefined || data.data.length === 0) return null
  const all = (
    <Link to="/cases" search={{ borrower: id }}>
      {t('line.allCases')}
    </Link>
  )
  return (
    <Panel title={t('cases.title')} extra={all} flush>
      <ul className="items">
        {data.data.map((one) => (
          <li key={one.case_id}>
            <div className="card-row">
              <CaseLink one={one} />
              <CaseStateTag state={one.state} />
            </div>
            <div className="card-row muted">
              <span>{nameOf(one.kind)}</span>
              <CaseDue one={one} />
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
