import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForCallback } from '../../api/me-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { casesQuery } from './me-query.ts'
import { Receipt } from './receipt.tsx'
import { newRequestId } from './request-id.ts'

export function CallbackForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const [wishedField, phoneField] = [useId(), useId()]
  const requestId = useRef(newRequestId())
  const [wished, setWished] = useState('')
  const [phone, setPhone] = useState('')
  const asking = useMutation({ mutationFn: askForCallback, onSuccess: () => client.invalidateQueries(casesQuery) })
  if (asking.data) return <Receipt receipt={asking.data} />
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (wished.trim() === '') return
    asking.mutate({ request_id: requestId.current, wished: wished.trim(), ...(phone.trim() !== '' && { phone: phone.trim() }) })
  }
  return (
    <form className="me-form" onSubmit={submit} aria-label={t('me.callback')}>
      <p className="me-label">{t('me.callbackHint')}</p>
      <div>
        <label htmlFor={wishedField}>{t('me.wished')}</label>
        <Input id={wishedField} value={wished} maxLength={100} required onChange={({ target }) => setWished(target.value)} />
      </div>
      <div>
        <label htmlFor={phoneField}>{t('me.otherPhone')}</label>
        <Input id={phoneField} value={phone} maxLength={32} inputMode="tel" onChange={({ target }) => setPhone(target.value)} />
      </div>
      {asking.error && <Alert type="error" role="alert" title={t('me.failed', { why: say(asking.error) })} />}
      <div className="me-actions">
        <Button type="primary" htmlType="submit" loading={asking.isPending}>
          {t('me.submit')}
        </Button>
        <Button onClick={onCancel}>{t('me.cancel')}</Button>
      </div>
    </form>
  )
}
