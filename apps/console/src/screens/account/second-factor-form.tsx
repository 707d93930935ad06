/** A second factor is set up: the password, a picture for the authenticator, a code of it, and the backup codes. */
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Input, QRCode } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { confirmSecondFactor, offerSecondFactor, type SecondFactorOffer } from '../../api/people-requests.ts'
import type { SessionView } from '../../api/views.ts'
import { BackupCodes } from '../../parts/backup-codes.tsx'
import { CodeField } from '../../parts/code-field.tsx'
import { useEntryFault } from '../../parts/sign-in-words.ts'
import { NotProved, type Proof } from '../../parts/use-proof.tsx'

/** `withProof`: for whoever has a second factor and replaces it. */
type Props = { hasPassword: boolean; onDone: (session: SessionView) => void; withProof?: Proof['withProof'] }

export function SecondFactorForm({ hasPassword, onDone, withProof = (work) => work() }: Props) {
  const { t } = useTranslation()
  const [offer, setOffer] = useState<SecondFactorOffer>()
  const [set, setSet] = useState<{ backup_codes: string[]; session: SessionView }>()
  if (set) return <BackupCodes codes={set.backup_codes} onKept={() => onDone(set.session)} />
  if (offer === undefined) return <Begin hasPassword={hasPassword} onOffer={setOffer} withProof={withProof} />
  return (
    <>
      <p className="entrance-note">{t('people.enrol.scan')}</p>
      <div className="qr">
        <QRCode
          value={offer.uri}
          size={184}
          bordered={false}
          color="#000000"
          bgColor="#ffffff"
          type="svg"
          aria-label={t('people.enrol.qr')}
        />
      </div>
      <div>
        <span className="label">{t('people.enrol.secret')}</span>
        <p className="secret">{(offer.secret.match(/.{1,4}/g) ?? []).join(' ')}</p>
      </div>
      <Confirm onSet={setSet} />
    </>
  )
}

type Beginning = { hasPassword: boolean; onOffer: (offer: SecondFactorOffer) => void; withProof: Proof['withProof'] }

function Begin({ hasPassword, onOffer, withProof }: Beginning) {
  const { t } = useTranslation()
  const say = useEntryFault()
  const [password, setPassword] = useState('')
  const asking = useMutation({
    mutationFn: (wish: Parameters<typeof offerSecondFactor>[0]) => withProof(() => offerSecondFactor(wish)),
    onSuccess: onOffer,
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    asking.mutate(hasPassword ? { password } : {})
  }
  return (
    <form onSubmit={submit} noValidate style={{ display: 'grid', gap: 14 }}>
      {asking.error && !(asking.error instanceof NotProved) && (
        <Alert type="error" role="alert" title={say(asking.error, t('people.welcome.wrong'))} />
      )}
      {hasPassword && (
        <div>
          <label htmlFor="again">{t('people.enrol.password')}</label>
          <Input.Password
            id="again"
            size="large"
            value={password}
            maxLength={1_000}
            autoComplete="current-password"
            onChange={({ target }) => setPassword(target.value)}
            autoFocus
          />
        </div>
      )}
      <Button type="primary" size="large" htmlType="submit" block loading={asking.isPending} disabled={hasPassword && password === ''}>
        {t('people.enrol.start')}
      </Button>
    </form>
  )
}

function Confirm({ onSet }: { onSet: (set: { backup_codes: string[]; session: SessionView }) => void }) {
  const { t } = useTranslation()
  const say = useEntryFault()
  const [code, setCode] = useState('')
  const confirming = useMutation({ mutationFn: confirmSecondFactor, onSuccess: onSet })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    confirming.mutate(code.trim())
  }
  return (
    <form onSubmit={submit} noValidate style={{ display: 'grid', gap: 14 }}>
      {confirming.error && <Alert type="error" role="alert" title={say(confirming.error, t('people.code.wrong'))} />}
      <CodeField id="first-code" label={t('people.enrol.confirm')} value={code} onChange={setCode} />
      <Button type="primary" size="large" htmlType="submit" block loading={confirming.isPending} disabled={code.trim() === ''}>
        {t('people.enrol.submit')}
      </Button>
    </form>
  )
}
