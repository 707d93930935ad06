/** The way in: a password and a code, an identity provider, or an access key. The address stays, so that one comes back to where one was. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchSignInWays } from '../../api/people-requests.ts'
import { sessionQuery } from '../../api/queries.ts'
import type { SessionView } from '../../api/views.ts'
import { Entrance } from '../../parts/entrance.tsx'
import { CodeForm } from './code-form.tsx'
import { KeyForm } from './key-form.tsx'
import { PasswordForm } from './password-form.tsx'

type Step = { readonly kind: 'password' | 'key' } | { readonly kind: 'code'; readonly challenge: string; readonly email: string }

const waysQuery = { queryKey: ['sign-in-ways'], queryFn: fetchSignInWays, staleTime: Number.POSITIVE_INFINITY }

/** `isAgain`: a session was there and has ended. */
export function SignInPage({ isAgain }: { isAgain: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const { data: ways } = useQuery(waysQuery)
  const [step, setStep] = useState<Step>({ kind: 'password' })
  const enter = async (session: SessionView): Promise<void> => {
    client.setQueryData(sessionQuery.queryKey, session)
    await client.invalidateQueries()
  }
  if (step.kind === 'code')
    return (
      <Entrance title={t('people.code.title')}>
        <CodeForm {...step} hasDemo={ways?.has_demo === true} onIn={enter} onBack={() => setStep({ kind: 'password' })} />
      </Entrance>
    )
  const isKey = step.kind === 'key'
  return (
    <Entrance title={t('people.signIn.title')}>
      {isAgain ? <Alert type="info" title={t('session.expired')} /> : <ProviderFault />}
      {isKey ? (
        <KeyForm onIn={enter} />
      ) : (
        <PasswordForm onIn={enter} onCode={(challenge, email) => setStep({ kind: 'code', challenge, email })} />
      )}
      <span className="entrance-or">{t('people.signIn.or')}</span>
      <div style={{ display: 'grid', gap: 8 }}>
        {ways?.providers.map(({ id, name }) => (
          <Button key={id} block href={providerUrl(id)}>
            {t('people.signIn.with', { name })}
          </Button>
        ))}
        <Button type="link" block onClick={() => setStep({ kind: isKey ? 'password' : 'key' })}>
          {t(isKey ? 'people.signIn.byPassword' : 'people.signIn.byKey')}
        </Button>
      </div>
      <p className="entrance-note">{t(ways?.has_demo ? 'people.signIn.demo' : 'people.signIn.first')}</p>
    </Entrance>
  )
}

/** He comes back to the page that he is on. */
const providerUrl = (id: string): string => {
  const { pathname, searchParams } = new URL(window.location.href)
  searchParams.delete('sign-in')
  const page = searchParams.size === 0 ? pathname : `${pathname}?${searchParams}`
  return `/v1/session/providers/${id}?return_to=${encodeURIComponent(page)}`
}

function ProviderFault() {
  const { t } = useTranslation()
  const told = new URLSearchParams(window.location.search).get('sign-in')
  if (told === null) return null
  return <Alert type="error" role="alert" title={t(told === 'away' ? 'people.signIn.providerAway' : 'people.signIn.providerRefused')} />
}
