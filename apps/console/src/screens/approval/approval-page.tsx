/** One request that takes two people: what it changes, who asked and why, what became of it, and the decision. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { fetchApproval } from '../../api/approval-requests.ts'
import { isRefused } from '../../api/faults.ts'
import type { ApprovalDetail } from '../../api/views.ts'
import { ApprovalStateTag } from '../../parts/approval-parts.tsx'
import { Trail } from '../../parts/book-links.tsx'
import { Page, Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { ChangesPanel } from './changes-panel.tsx'
import { CollectPanel } from './collect-panel.tsx'
import { DecidePanel } from './decide-panel.tsx'
import { PackPanel } from './pack-panel.tsx'
import { RequestPanel } from './request-panel.tsx'
import { StoryPanel } from './story-panel.tsx'

const route = getRouteApi('/approvals/$approval')
/** Another person may decide on it, and what it would change may move. */
const REFRESH_MS = 10_000

export function ApprovalPage() {
  const { t } = useTranslation()
  const { approval: id } = route.useParams()
  const query = useQuery({
    queryKey: ['approval', id],
    queryFn: (context) => fetchApproval(id, context),
    refetchInterval: REFRESH_MS,
  })
  if (isRefused(query.error, 404) || isRefused(query.error, 422)) {
    return (
      <Page title={t('approvals.notFound')}>
        <Empty
          title={t('approvals.notFound')}
          text={t('approvals.notFoundText')}
          action={<Link to="/approvals">{t('approvals.back')}</Link>}
        />
      </Page>
    )
  }
  const title = query.data === undefined ? id : t(`approvals.kinds.${query.data.kind}`)
  const room = <Link to="/approvals">{t('shell.approvals')}</Link>
  return (
    <Page
      title={title}
      heading={
        <Trail room={room} id={title}>
          {query.data && <ApprovalStateTag state={query.data.state} />}
        </Trail>
      }
    >
      <Loaded query={query} rows={8}>
        {(one) => <Panels one={one} />}
      </Loaded>
    </Page>
  )
}

function Panels({ one }: { one: ApprovalDetail }) {
  const { t } = useTranslation()
  return (
    <div className="grid columns" style={{ alignItems: 'start' }}>
      <div className="span-8 stack">
        <ChangesPanel one={one} />
        {one.kind === 'pack-activation' && <PackPanel hash={one.subject} />}
        <RequestPanel one={one} />
      </div>
      <div className="span-4 stack">
        <Panel title={t('approvals.reason')}>
          <p className="wrap" dir="auto">
            {one.reason}
          </p>
        </Panel>
        <DecidePanel key={one.approval_id} one={one} />
        {one.kind === 'api-key' && one.is_mine && one.state === 'done' && (
          <CollectPanel id={one.approval_id} canCollect={one.may_collect} />
        )}
        <StoryPanel one={one} />
      </div>
    </div>
  )
}
