import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signIn } from '../../api/requests.ts'
import type { SessionView } from '../../api/views.ts'
import { useEntryFault } from '../../parts/sign-in-words.ts'

export function KeyForm({ onIn }: { onIn: (session: SessionView) => Promise<void> }) {
  const { t } = useTranslation()
  const say = useEntryFault()
  const [key, setKey] = useState('')
  const [isMissing, setMissing] = useState(false)
  const entering = useMutation({ mutationFn: signIn, onSuccess: onIn })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const trimmed = key.trim()
    setMissing(trimmed === '')
    if (trimmed !== '') entering.mutate(trimmed)
  }
  const fault = isMissing ? t('session.missing') : entering.error ? say(entering.error, t('session.wrong')) : undefined
  return (
    <form onSubmit={submit} noValidate>
      {fault && <Alert type="error" title={fault} role="alert" />}
      <div>
        <label htmlFor="access-key">{t('session.key')}</label>
        <Input.Password
          id="access-key"
          size="large"
          value={key}
          maxLength={200}
          autoComplete="off"
          aria-describedby="access-key-hint"
          onChange={({ target }) => setKey(target.value)}
          autoFocus
        />
        <p id="access-key-hint" className="entrance-note" style={{ marginTop: 6 }}>
          {t('session.keyHint')}
        </p>
      </div>
      <Button type="primary" size="large" htmlType="submit" block loading={entering.isPending}>
        {t('session.submit')}
      </Button>
    </form>
  )
}
