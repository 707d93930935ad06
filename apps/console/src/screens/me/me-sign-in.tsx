/** First his phone or e-mail, then the code that was sent there. What is said is the same whether anybody is known by it or not. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAway, isRefused } from '../../api/faults.ts'
import { askForCode, confirmCode } from '../../api/me-requests.ts'
import { lenderOfPage } from '../../app/whose-page.ts'
import { useLanguage } from '../../locales/i18n.ts'
import { meQuery } from './me-query.ts'

type Challenge = { readonly id: string; readonly address: string }

/** `isAgain`: a session was there and has ended. */
export function MeSignIn({ isAgain }: { isAgain: boolean }) {
  const { t } = useTranslation()
  const [challenge, setChallenge] = useState<Challenge>()
  return (
    <section className="panel" style={{ marginTop: 24 }}>
      <div className="panel-body" style={{ display: 'grid', gap: 14, padding: 20 }}>
        <h1>{t(challenge ? 'me.signIn.sentTitle' : 'me.signIn.title')}</h1>
        {isAgain && !challenge && <Alert type="info" title={t('me.signIn.ended')} />}
        {challenge === undefined ? (
          <AddressForm onSent={setChallenge} />
        ) : (
          <CodeForm challenge={challenge} onOther={() => setChallenge(undefined)} />
        )}
        <p className="me-label">{t('me.signIn.never')}</p>
      </div>
    </section>
  )
}

function AddressForm({ onSent }: { onSent: (challenge: Challenge) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [address, setAddress] = useState('')
  const [isMissing, setMissing] = useState(false)
  const asking = useMutation({
    mutationFn: askForCode,
    onSuccess: ({ challenge_id }) => onSent({ id: challenge_id, address: address.trim() }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const typed = address.trim()
    setMissing(typed === '')
    if (typed === '') return
    const organisation = lenderOfPage()
    asking.mutate({ [typed.includes('@') ? 'email' : 'phone']: typed, language, ...(organisation !== undefined && { organisation }) })
  }
  const fault = isMissing ? t('me.signIn.missing') : asking.error ? t(askFault(asking.error)) : undefined
  return (
    <form onSubmit={submit} noValidate style={{ display: 'grid', gap: 14 }}>
      <p>{t('me.signIn.hint')}</p>
      {fault && <Alert type="error" title={fault} role="alert" />}
      <div>
        <label htmlFor="me-address">{t('me.signIn.address')}</label>
        <Input
          id="me-address"
          size="large"
          value={address}
          maxLength={200}
          autoComplete="username"
          inputMode="email"
          onChange={({ target }) => setAddress(target.value)}
        />
      </div>
      <Button type="primary" size="large" htmlType="submit" block loading={asking.isPending}>
        {t('me.signIn.send')}
      </Button>
    </form>
  )
}

function CodeForm({ challenge, onOther }: { challenge: Challenge; onOther: () => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const [isMissing, setMissing] = useState(false)
  const entering = useMutation({ mutationFn: confirmCode, onSuccess: () => client.resetQueries(meQuery) })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const isWhole = /^\d{6}$/.test(code)
    setMissing(!isWhole)
    if (isWhole) entering.mutate({ challenge_id: challenge.id, code })
  }
  const fault = isMissing ? t('me.signIn.missingCode') : entering.error ? t(codeFault(entering.error)) : undefined
  return (
    <form onSubmit={submit} noValidate style={{ display: 'grid', gap: 14 }}>
      <p>{t('me.signIn.sent', { address: challenge.address })}</p>
      {fault && <Alert type="error" title={fault} role="alert" />}
      <div>
        <label htmlFor="me-code">{t('me.signIn.code')}</label>
        <Input
          id="me-code"
          size="large"
          value={code}
          maxLength={6}
          autoComplete="one-time-code"
          inputMode="numeric"
          onChange={({ target }) => setCode(target.value.trim())}
        />
      </div>
      <Button type="primary" size="large" htmlType="submit" block loading={entering.isPending}>
        {t('me.signIn.enter')}
      </Button>
      <Button type="link" onClick={onOther}>
        {t('me.signIn.other')}
      </Button>
    </form>
  )
}

function askFault(error: Error): 'me.signIn.away' | 'me.signIn.wait' | 'me.signIn.invalid' {
  if (isAway(error)) return 'me.signIn.away'
  return isRefused(error, 429) ? 'me.signIn.wait' : 'me.signIn.invalid'
}

function codeFault(error: Error): 'me.signIn.away' | 'me.signIn.wait' | 'me.signIn.wrong' {
  if (isAway(error)) return 'me.signIn.away'
  return isRefused(error, 429) ? 'me.signIn.wait' : 'me.signIn.wrong'
}
