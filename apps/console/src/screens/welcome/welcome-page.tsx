/** An invitation is opened: what it is for, and a password of one's own. Its token stands behind the `#`, and leaves the address at once. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefused, Refused } from '../../api/faults.ts'
import { acceptInvitation, openInvitation } from '../../api/people-requests.ts'
import { Entrance } from '../../parts/entrance.tsx'
import { useRoleName } from '../../parts/role-name.ts'
import { useEntryFault } from '../../parts/sign-in-words.ts'
import { Fault, Loading } from '../../parts/state.tsx'

const TOKEN = window.location.hash.slice(1)
type Invitation = Awaited<ReturnType<typeof openInvitation>>

export function WelcomePage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({ queryKey: ['invitation'], queryFn: () => openInvitation(TOKEN), retry: false })
  if (data !== undefined)
    return (
      <Entrance title={t('people.welcome.title', { organisation: data.organisation })}>
        <JoinForm invitation={data} />
      </Entrance>
    )
  if (isRefused(error, 404))
    return (
      <Entrance title={t('people.welcome.over')}>
        <p className="entrance-note">{t('people.welcome.overText')}</p>
        <Button href="/" block>
          {t('people.welcome.toSignIn')}
        </Button>
      </Entrance>
    )
  return <Entrance title={t('shell.product')}>{error ? <Fault error={error} retry={() => void refetch()} /> : <Loading />}</Entrance>
}

const FAULTS = ['too-short', 'too-long', 'is-email'] as const

function JoinForm({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation()
  const roleName = useRoleName()
  const sayEntry = useEntryFault()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  // A whole new page: nothing of the invitation stays behind.
  const joining = useMutation({ mutationFn: acceptInvitation, onSuccess: () => window.location.replace('/') })
  const say = (error: Error): string => {
    const detail = error instanceof Refused && error.problem.code === 'password-unfit' ? error.problem.errors?.[0]?.detail : undefined
    const known = FAULTS.find((one) => one === detail)
    return known === undefined ? sayEntry(error, t('people.welcome.wrong')) : t(`people.account.faults.${known}`)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    joining.mutate({ token: TOKEN, password, ...(name.trim() !== '' && { name: name.trim() }) })
  }
  const isNew = !invitation.has_account
  return (
    <form onSubmit={submit} noValidate>
      <p className="entrance-note">
        {invitation.email}
        <br />
        {t('people.welcome.as', { roles: invitation.roles.map(roleName).join(' · ') })}
      </p>
      {joining.error && <Alert type="error" role="alert" title={say(joining.error)} />}
      {isNew && (
        <div>
          <label htmlFor="name">{t('people.welcome.name')}</label>
          <Input
            id="name"
            size="large"
            value={name}
            maxLength={100}
            autoComplete="name"
            onChange={({ target }) => setName(target.value)}
            autoFocus
          />
        </div>
      )}
      <OwnPassword isNew={isNew} value={password} onChange={setPassword} />
      <Button type="primary" size="large" htmlType="submit" block loading={joining.isPending} disabled={password === ''}>
        {t('people.welcome.submit')}
      </Button>
      {invitation.needs_second_factor && <p className="entrance-note">{t('people.welcome.next')}</p>}
    </form>
  )
}

/** A new one, or the one of the account that is there. */
function OwnPassword({ isNew, value, onChange }: { isNew: boolean; value: string; onChange: (password: string) => void }) {
  const { t } = useTranslation()
  return (
    <div>
      <label htmlFor="password">{t(isNew ? 'people.welcome.password' : 'people.welcome.known')}</label>
      <Input.Password
        id="password"
        size="large"
        value={value}
        maxLength={1_000}
        autoComplete={isNew ? 'new-password' : 'current-password'}
        aria-describedby="password-hint"
        onChange={({ target }) => onChange(target.value)}
      />
      {isNew && (
        <p id="password-hint" className="entrance-note" style={{ marginTop: 4 }}>
          {t('people.account.freshHint')}
        </p>
      )}
    </div>
  )
}
