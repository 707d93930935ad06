/** What the borrower was told, as he reads it, and where each notice went. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchNotices } from '../../api/notice-requests.ts'
import type { Notice } from '../../api/views.ts'
import { useLanguage } from '../../locales/i18n.ts'
import { DeliveryTag } from '../../parts/delivery-tag.tsx'
import { Moment } from '../../parts/moment.tsx'
import { NoticeText } from '../../parts/notice-text.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'

const SHOWN = 3

export function NoticesPanel({ id, sequence }: { id: string; sequence: number }) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const query = useQuery({ queryKey: ['notices', id, sequence], queryFn: (context) => fetchNotices(id, context) })
  return (
    <Panel title={t('notices.title')} flush>
      <Loaded query={query} rows={2}>
        {({ data }) =>
          data.length === 0 ? (
            <Empty title={t('notices.none')} />
          ) : (
            <>
              <ul className="items">
                {data.slice(0, isWhole ? undefined : SHOWN).map((notice) => (
                  <li key={notice.id}>
                    <OneNotice notice={notice} />
                  </li>
                ))}
              </ul>
              {data.length > SHOWN && !isWhole && (
                <Button type="text" block onClick={() => setWhole(true)}>
                  {t('notices.all', { count: data.length })}
                </Button>
              )}
            </>
          )
        }
      </Loaded>
    </Panel>
  )
}

function OneNotice({ notice }: { notice: Notice }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const rendered = notice[language]
  return (
    <details className="stack">
      <summary>
        <span className="row" style={{ display: 'inline-flex' }}>
          <b>{rendered.subject}</b>
          <Tag tone={notice.read_at === null ? 'info' : 'plain'}>{notice.read_at === null ? t('notices.unread') : t('notices.read')}</Tag>
          {notice.deliveries.map((delivery) => (
            <DeliveryTag key={delivery.id} delivery={delivery} />
          ))}
          <span className="muted">
            <Moment at={notice.at} short />
          </span>
        </span>
      </summary>
      <NoticeText blocks={rendered.blocks} />
    </details>
  )
}
