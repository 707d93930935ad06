/** A person calls him: on a day and at a time of day that he chooses from. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input, Segmented } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { askForCallback, type CallbackWish } from '../../api/me-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { useWords } from '../../parts/use-words.ts'
import { CALL_TIMES, callDays } from './call-days.ts'
import { casesQuery } from './me-query.ts'
import { Receipt } from './receipt.tsx'
import { newRequestId } from './request-id.ts'

type CallTime = NonNullable<CallbackWish['time']>

export function CallbackForm({ onCancel }: { onCancel: () => void }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const phoneField = useId()
  const requestId = useRef(newRequestId())
  const [days] = useState(() => callDays(Date.now()))
  const [day, setDay] = useState(days[0]!)
  const [time, setTime] = useState<CallTime>('morning')
  const [phone, setPhone] = useState('')
  const asking = useMutation({ mutationFn: askForCallback, onSuccess: () => client.invalidateQueries(casesQuery) })
  if (asking.data) return <Receipt receipt={asking.data} />
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    asking.mutate({ request_id: requestId.current, day, time, ...(phone.trim() !== '' && { phone: phone.trim() }) })
  }
  return (
    <form className="me-form" onSubmit={submit} aria-label={t('me.callback')}>
      <p className="me-label">{t('me.callbackHint')}</p>
      <When days={days} day={day} time={time} onDay={setDay} onTime={setTime} />
      <div>
        <label htmlFor={phoneField}>{t('me.otherPhone')}</label>
        <Input
          id={phoneField}
          value={phone}
          maxLength={32}
          inputMode="tel"
          autoComplete="tel"
          onChange={({ target }) => setPhone(target.value)}
        />
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

type WhenProps = Readonly<{ days: string[]; day: string; time: CallTime; onDay: (day: string) => void; onTime: (time: CallTime) => void }>

function When({ days, day, time, onDay, onTime }: WhenProps) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <>
      <fieldset>
        <legend>{t('me.callDay')}</legend>
        <Segmented
          className="me-choice"
          aria-label={t('me.callDay')}
          value={day}
          options={days.map((value) => ({ value, label: `${words.namedDay(value)} ${words.weekday(value)}` }))}
          onChange={onDay}
        />
      </fieldset>
      <fieldset>
        <legend>{t('me.callTime')}</legend>
        <Segmented
          className="me-choice"
          aria-label={t('me.callTime')}
          value={time}
          options={CALL_TIMES.map((value) => ({ value, label: t(`me.time.${value}`) }))}
          onChange={onTime}
        />
      </fieldset>
    </>
  )
}
