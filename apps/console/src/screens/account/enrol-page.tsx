/** Whoever has a role that approves, and no second factor yet, sets one up before anything else. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { sessionQuery } from '../../api/queries.ts'
import { signOut } from '../../api/requests.ts'
import type { SessionView } from '../../api/views.ts'
import { Entrance } from '../../parts/entrance.tsx'
import { SecondFactorForm } from './second-factor-form.tsx'

export function EnrolPage({ session }: { session: SessionView }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const done = async (next: SessionView): Promise<void> => {
    client.setQueryData(sessionQuery.queryKey, next)
    await client.invalidateQueries()
  }
  const leave = async (): Promise<void> => {
    await signOut()
    await client.resetQueries(sessionQuery)
  }
  return (
    <Entrance title={t('people.enrol.title')}>
      <p className="entrance-note">
        {session.name} · {session.email}
      </p>
      <p className="entrance-note">{t('people.enrol.text')}</p>
      <SecondFactorForm hasPassword={session.has_password} onDone={(next) => void done(next)} />
      <Button type="link" block onClick={() => void leave()}>
        {t('shell.signOut')}
      </Button>
    </Entrance>
  )
}
