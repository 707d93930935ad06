import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/faults.ts'
import { type Account, changePassword } from '../../api/people-requests.ts'
import type { SessionView } from '../../api/views.ts'
import { Moment } from '../../parts/moment.tsx'
import { Panel } from '../../parts/page.tsx'
import { useEntryFault } from '../../parts/sign-in-words.ts'

type Props = { account: Account; onChanged: (session: SessionView) => Promise<void> }

const FAULTS = ['too-short', 'too-long', 'is-email'] as const

export function PasswordPanel({ account, onChanged }: Props) {
  const { t } = useTranslation()
  return (
    <Panel title={t('people.account.password')}>
      {account.has_password ? (
        <>
          {account.password_set_at && (
            <p className="muted" style={{ marginBottom: 12 }}>
              {t('people.account.passwordSince')} <Moment at={account.password_set_at} />
            </p>
          )}
          <ChangeForm onChanged={onChanged} />
        </>
      ) : (
        <p className="muted">{t('people.account.provider')}</p>
      )}
    </Panel>
  )
}

function ChangeForm({ onChanged }: Pick<Props, 'onChanged'>) {
  const { t } = useTranslation()
  const sayEntry = useEntryFault()
  const [old, setOld] = useState('')
  const [fresh, setFresh] = useState('')
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: async (session) => {
      setOld('')
      setFresh('')
      await onChanged(session)
    },
  })
  const say = (error: Error): string => {
    const detail = error instanceof Refused && error.problem.code === 'password-unfit' ? error.problem.errors?.[0]?.detail : undefined
    const known = FAULTS.find((one) => one === detail)
    return known === undefined ? sayEntry(error, t('people.welcome.wrong')) : t(`people.account.faults.${known}`)
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    changing.mutate({ password: old, new_password: fresh })
  }
  return (
    <form onSubmit={submit} noValidate style={{ display: 'grid', gap: 12, maxWidth: 360 }}>
      {changing.error && <Alert type="error" role="alert" title={say(changing.error)} />}
      {changing.isSuccess && <Alert type="success" role="status" title={t('people.account.changed')} />}
      <div>
        <label htmlFor="old-password">{t('people.account.old')}</label>
        <Input.Password id="old-password" value={old} autoComplete="current-password" onChange={({ target }) => setOld(target.value)} />
      </div>
      <div>
        <label htmlFor="fresh-password">{t('people.account.fresh')}</label>
        <Input.Password id="fresh-password" value={fresh} autoComplete="new-password" onChange={({ target }) => setFresh(target.value)} />
        <p className="label" style={{ marginTop: 4 }}>
          {t('people.account.freshHint')}
        </p>
      </div>
      <div>
        <Button htmlType="submit" loading={changing.isPending} disabled={old === '' || fresh === ''}>
          {t('people.account.change')}
        </Button>
      </div>
    </form>
  )
}
