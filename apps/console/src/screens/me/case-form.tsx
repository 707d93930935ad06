/** Opens a case, and shows its receipt: the number, and by when it is answered. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/faults.ts'
import { type CaseWish, openCase } from '../../api/me-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { Receipt } from './receipt.tsx'
import { newRequestId } from './request-id.ts'

export type CaseKind = CaseWish['kind']
const TEXT_MAX = 2_000

export function CaseForm({ kind, holdId, onCancel }: { kind: CaseKind; holdId?: string; onCancel: () => void }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const field = useId()
  // Sent again, it is the same wish.
  const requestId = useRef(newRequestId())
  const [text, setText] = useState('')
  const opening = useMutation({ mutationFn: openCase, onSuccess: () => client.invalidateQueries({ queryKey: ['me'] }) })
  if (opening.data) return <Receipt receipt={opening.data} />
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const words = text.trim()
    const about = holdId !== undefined && kind !== 'manual_review' ? { hold_id: holdId } : {}
    opening.mutate({ request_id: requestId.current, kind, ...about, ...(words !== '' && { text: words }) })
  }
  const { error } = opening
  const isUnderWay = error instanceof Refused && error.problem.code === 'appeal-under-way'
  return (
    <form className="me-form" onSubmit={submit} aria-label={t(`me.kind.${kind}`)}>
      <div>
        <label htmlFor={field}>{t('me.text')}</label>
        <Input.TextArea id={field} value={text} rows={4} maxLength={TEXT_MAX} onChange={({ target }) => setText(target.value)} autoFocus />
        <p className="me-label">{t('me.textHint')}</p>
      </div>
      {error && <Alert type="error" role="alert" title={isUnderWay ? t('me.underWay') : t('me.failed', { why: say(error) })} />}
      <div className="me-actions">
        <Button type="primary" htmlType="submit" loading={opening.isPending}>
          {t('me.submit')}
        </Button>
        <Button onClick={onCancel}>{t('me.cancel')}</Button>
      </div>
    </form>
  )
}
