import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAway, isRefused } from '../../api/faults.ts'
import { sessionQuery } from '../../api/queries.ts'
import { signIn } from '../../api/requests.ts'
import { Brand } from '../../parts/brand.tsx'

/** `isAgain`: a session was there and has ended. */
export function SignIn({ isAgain }: { isAgain: boolean }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [key, setKey] = useState('')
  const [isMissing, setMissing] = useState(false)
  const entering = useMutation({
    mutationFn: signIn,
    onSuccess: async (session) => {
      client.setQueryData(sessionQuery.queryKey, session)
      await client.invalidateQueries()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const trimmed = key.trim()
    setMissing(trimmed === '')
    if (trimmed !== '') entering.mutate(trimmed)
  }
  const fault = isMissing ? t('session.missing') : entering.error ? t(wordsOf(entering.error)) : undefined
  return (
    <main className="sign-in">
      <form onSubmit={submit} noValidate>
        <Brand />
        <h1>{t('session.title')}</h1>
        {isAgain && !fault && <Alert type="info" title={t('session.expired')} />}
        {fault && <Alert type="error" title={fault} role="alert" />}
        <div>
          <label htmlFor="access-key" className="label">
            {t('session.key')}
          </label>
          <Input.Password
            id="access-key"
            value={key}
            maxLength={200}
            autoComplete="current-password"
            aria-describedby="access-key-hint"
            onChange={({ target }) => setKey(target.value)}
            autoFocus
          />
          <p id="access-key-hint" className="label" style={{ marginTop: 6 }}>
            {t('session.keyHint')}
          </p>
        </div>
        <Button type="primary" htmlType="submit" block loading={entering.isPending}>
          {t('session.submit')}
        </Button>
      </form>
    </main>
  )
}

function wordsOf(error: Error): 'session.away' | 'session.wait' | 'session.wrong' {
  if (isAway(error)) return 'session.away'
  return isRefused(error, 429) ? 'session.wait' : 'session.wrong'
}
