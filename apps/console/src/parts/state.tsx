/** What a place shows while it has nothing to show: loading, empty, broken, not allowed. */
import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isRefused } from '../api/faults.ts'
import { useFaultWords } from './fault-words.ts'

const WIDTHS = ['72%', '94%', '58%', '83%', '66%', '90%']

export function Loading({ rows = 4 }: { rows?: number }) {
  const { t } = useTranslation()
  return (
    <div className="state" role="status" aria-label={t('parts.loading')} style={{ alignItems: 'stretch', padding: '18px 16px' }}>
      <div className="skeleton">
        {Array.from({ length: rows }, (_, row) => (
          <i key={WIDTHS[row] ?? row} style={{ width: WIDTHS[row % WIDTHS.length] }} />
        ))}
      </div>
    </div>
  )
}

export function Empty({ title, text, action }: { title?: string; text?: string; action?: ReactNode }) {
  const { t } = useTranslation()
  return (
    <div className="state">
      {text || action ? <strong>{title}</strong> : <span>{title ?? t('parts.empty')}</span>}
      {text && <span>{text}</span>}
      {action}
    </div>
  )
}

export function Fault({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const isForbidden = isRefused(error, 403)
  return (
    <div className="state" role="alert">
      <strong>{isForbidden ? t('parts.refused') : t('parts.error')}</strong>
      <span>{isForbidden ? t('parts.refusedText') : say(error)}</span>
      {retry && !isForbidden && (
        <Button size="small" onClick={retry}>
          {t('parts.retry')}
        </Button>
      )}
    </div>
  )
}

type LoadedProps<Data> = { query: UseQueryResult<Data>; rows?: number; children: (data: Data) => ReactNode }

/** What is there is shown, also while a newer answer is late or fails. */
export function Loaded<Data>({ query, rows = 4, children }: LoadedProps<Data>) {
  if (query.data !== undefined) return children(query.data)
  if (query.error) return <Fault error={query.error} retry={() => void query.refetch()} />
  return <Loading rows={rows} />
}
