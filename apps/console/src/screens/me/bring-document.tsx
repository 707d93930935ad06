/** A document that was asked for, brought from where it was asked for. What it is, the server tells by its bytes. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type UploadWish, uploadMine } from '../../api/me-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { newRequestId } from './request-id.ts'

const KINDS = 'application/pdf,image/png,image/jpeg'

export function BringDocument({ item, requestId, name }: { item: UploadWish['item']; requestId: string | null; name: string }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const sending = useMutation({
    mutationFn: (file: File) =>
      uploadMine({ upload_id: `up_${newRequestId()}`, item, ...(requestId !== null && { request_id: requestId }) }, file),
    onSuccess: () => client.invalidateQueries({ queryKey: ['me'] }),
  })
  return (
    <div style={{ marginTop: 6 }}>
      <input
        ref={input}
        type="file"
        accept={KINDS}
        hidden
        aria-label={name}
        onChange={({ target }) => {
          const file = target.files?.[0]
          if (file) sending.mutate(file)
          target.value = ''
        }}
      />
      <Button loading={sending.isPending} aria-label={`${t('me.upload')}: ${name}`} onClick={() => input.current?.click()}>
        {t('me.upload')}
      </Button>{' '}
      <span className="me-label">{t('me.uploadHint')}</span>
      {sending.error && <Alert type="error" role="alert" title={t('me.failed', { why: say(sending.error) })} />}
    </div>
  )
}
