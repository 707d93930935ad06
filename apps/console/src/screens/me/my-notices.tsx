import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchMyNotices, readNotices } from '../../api/me-requests.ts'
import type { MeNotice } from '../../api/views.ts'
import { useLanguage } from '../../locales/i18n.ts'
import { Panel } from '../../parts/page.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'

const KEY = ['me', 'notices']

/** Opened is read. */
export function MyNotices() {
  const { t } = useTranslation()
  const client = useQueryClient()
  const query = useQuery({ queryKey: KEY, queryFn: fetchMyNotices })
  const reading = useMutation({ mutationFn: readNotices, onSuccess: () => client.invalidateQueries({ queryKey: KEY }) })
  return (
    <Panel title={t('me.notices')} flush>
      <Loaded query={query} rows={2}>
        {({ data }) =>
          data.length === 0 ? (
            <p style={{ padding: '14px 16px' }}>{t('me.noticesNone')}</p>
          ) : (
            <ul className="items">
              {data.map((notice) => (
                <li key={notice.id}>
                  <Notice notice={notice} onRead={() => reading.mutate([notice.id])} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  )
}

function Notice({ notice, onRead }: { notice: MeNotice; onRead: () => void }) {
  const { t } = useTranslation()
  const words = useWords()
  const language = useLanguage()
  const { subject, blocks } = notice[language]
  return (
    <details onToggle={({ currentTarget }) => void (currentTarget.open && notice.read_at === null && onRead())}>
      <summary>
        {subject} {notice.read_at === null && <Tag tone="info">{t('me.unread')}</Tag>}
        <br />
        <span className="muted">{words.dayAndTime(notice.at)}</span>
      </summary>
      <div className="me-fold stack">
        {blocks.map((block, nth) => {
          const key = `${nth} ${block.kind}`
          if (block.kind === 'heading') return <h4 key={key}>{block.text}</h4>
          if (block.kind === 'paragraph') return <p key={key}>{block.text}</p>
          return (
            <ul key={key} style={{ listStyle: 'disc', paddingInlineStart: 20 }}>
              {block.items.map((item) => (
                <li key={item}>{item}</li>
              ))}
            </ul>
          )
        })}
        {notice.leaf !== null && (
          <p className="muted">
            {t('me.noticeInRecord')}{' '}
            <a href={`/v1/me/notices/${notice.id}/receipt`} download={`${notice.id}.json`}>
              {t('me.noticeReceipt')}
            </a>
          </p>
        )}
      </div>
    </details>
  )
}
