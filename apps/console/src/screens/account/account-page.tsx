/** One's own account: who one is here, the password, the second factor, and where one is signed in. */
import '../../parts/entrance.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchAccount } from '../../api/people-requests.ts'
import { sessionQuery } from '../../api/queries.ts'
import type { SessionView } from '../../api/views.ts'
import { addPeopleWords } from '../../locales/people.ts'
import { Page, Panel } from '../../parts/page.tsx'
import { useRoleName } from '../../parts/role-name.ts'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { FactorPanel } from './factor-panel.tsx'
import { PasswordPanel } from './password-panel.tsx'
import { SessionsPanel } from './sessions-panel.tsx'

addPeopleWords()

export function AccountPage() {
  const { t } = useTranslation()
  const { data: session } = useQuery(sessionQuery)
  return (
    <Page title={t('people.account.title')}>
      <div className="stack" style={{ maxWidth: 860 }}>
        {session && <Who session={session} />}
        {session?.kind === 'person' ? <Own /> : <p className="muted">{t('people.account.keyText')}</p>}
      </div>
    </Page>
  )
}

function Own() {
  const client = useQueryClient()
  const query = useQuery({ queryKey: ['account'], queryFn: fetchAccount })
  const renew = async (session?: SessionView): Promise<void> => {
    if (session) client.setQueryData(sessionQuery.queryKey, session)
    await client.invalidateQueries({ queryKey: ['account'] })
  }
  return (
    <Loaded query={query} rows={6}>
      {(account) => (
        <>
          <PasswordPanel account={account} onChanged={renew} />
          <FactorPanel account={account} onChanged={renew} />
          <SessionsPanel account={account} onChanged={renew} />
        </>
      )}
    </Loaded>
  )
}

function Who({ session }: { session: SessionView }) {
  const { t } = useTranslation()
  const roleName = useRoleName()
  return (
    <Panel title={t('people.account.who')}>
      <p style={{ fontSize: 16, fontWeight: 600 }}>{session.name}</p>
      {session.email && <p className="muted">{session.email}</p>}
      <div className="row" style={{ marginTop: 10, flexWrap: 'wrap' }}>
        {session.roles.map((role) => (
          <Tag key={role}>{roleName(role)}</Tag>
        ))}
        <span className="muted">
          {t('people.account.organisation')} {session.organisation}
        </span>
      </div>
    </Panel>
  )
}
