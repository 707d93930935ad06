import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signInWithPassword } from '../../api/people-requests.ts'
import type { SessionView } from '../../api/views.ts'
import { useEntryFault } from '../../parts/sign-in-words.ts'

type Props = { onIn: (session: SessionView) => Promise<void>; onCode: (challenge: string, email: string) => void }

export function PasswordForm({ onIn, onCode }: Props) {
  const { t } = useTranslation()
  const say = useEntryFault()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isMissing, setMissing] = useState(false)
  const entering = useMutation({
    mutationFn: signInWithPassword,
    onSuccess: async (answer) => (answer.next === 'code' ? onCode(answer.challenge, email.trim()) : onIn(answer.session)),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const lacks = email.trim() === '' || password === ''
    setMissing(lacks)
    if (!lacks) entering.mutate({ email: email.trim(), password })
  }
  const fault = isMissing ? t('people.signIn.missing') : entering.error ? say(entering.error, t('people.signIn.wrong')) : undefined
  return (
    <form onSubmit={submit} noValidate>
      {fault && <Alert type="error" title={fault} role="alert" />}
      <div>
        <label htmlFor="email">{t('people.signIn.email')}</label>
        <Input
          id="email"
          size="large"
          type="email"
          value={email}
          maxLength={254}
          autoComplete="username"
          onChange={({ target }) => setEmail(target.value)}
          autoFocus
        />
      </div>
      <div>
        <label htmlFor="password">{t('people.signIn.password')}</label>
        <Input.Password
          id="password"
          size="large"
          value={password}
          maxLength={1_000}
          autoComplete="current-password"
          onChange={({ target }) => setPassword(target.value)}
        />
      </div>
      <Button type="primary" size="large" htmlType="submit" block loading={entering.isPending}>
        {t('people.signIn.submit')}
      </Button>
    </form>
  )
}
