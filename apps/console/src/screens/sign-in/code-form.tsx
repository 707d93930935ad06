import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { signInWithCode } from '../../api/people-requests.ts'
import type { SessionView } from '../../api/views.ts'
import { CodeField } from '../../parts/code-field.tsx'
import { useEntryFault } from '../../parts/sign-in-words.ts'

type Props = { challenge: string; email: string; hasDemo: boolean; onIn: (session: SessionView) => Promise<void>; onBack: () => void }

export function CodeForm({ challenge, email, hasDemo, onIn, onBack }: Props) {
  const { t } = useTranslation()
  const say = useEntryFault()
  const [code, setCode] = useState('')
  const [isMissing, setMissing] = useState(false)
  const entering = useMutation({ mutationFn: signInWithCode, onSuccess: onIn })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setMissing(code.trim() === '')
    if (code.trim() !== '') entering.mutate({ challenge, code: code.trim() })
  }
  const fault = isMissing ? t('people.code.missing') : entering.error ? say(entering.error, t('people.code.wrong')) : undefined
  return (
    <form onSubmit={submit} noValidate>
      <p className="entrance-note">{t('people.code.hint')}</p>
      {fault && <Alert type="error" title={fault} role="alert" />}
      <CodeField id="code" value={code} onChange={setCode} />
      {hasDemo && email.endsWith('@demo.fairline.local') && <p className="entrance-note">{t('people.code.demoHint', { email })}</p>}
      <Button type="primary" size="large" htmlType="submit" block loading={entering.isPending}>
        {t('people.code.submit')}
      </Button>
      <Button type="link" block onClick={onBack}>
        {t('people.code.back')}
      </Button>
    </form>
  )
}
