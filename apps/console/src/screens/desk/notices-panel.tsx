/** What platforms and regulators announced, kept in their own words. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { At, useSubjectName } from './incident-parts.tsx'
import { noticesQuery } from './incident-queries.ts'

const KINDS = { maintenance: true, policy: true, regulator: true } as const
const isKind = (kind: string): kind is keyof typeof KINDS => Object.hasOwn(KINDS, kind)

/** `about`: only of these. */
export function NoticesPanel({ about }: { about?: readonly string[] }) {
  const { t } = useTranslation()
  const nameOf = useSubjectName()
  const notices = useQuery(noticesQuery)
  return (
    <Panel title={t('incidents.notices.title')} extra={<span className="label">{t('incidents.notices.note')}</span>} flush>
      <Loaded query={notices} rows={2}>
        {({ data }) => {
          const shown = data.filter(({ about_kind, about_id }) => about === undefined || about.includes(`${about_kind}:${about_id}`))
          if (shown.length === 0) return <Empty title={t('incidents.notices.none')} text={t('incidents.notices.noneText')} />
          return (
            <ul className="desk-money">
              {shown.map((one) => (
                <li key={one.id}>
                  <span>
                    <Tag tone={one.kind === 'regulator' ? 'bad' : 'warn'}>
                      {isKind(one.kind) ? t(`incidents.notices.kind.${one.kind}`) : one.kind}
                    </Tag>
                    <strong>{nameOf(`${one.about_kind}:${one.about_id}`)}</strong>
                    <span>{one.words}</span>
                  </span>
                  <span className="label end">
                    <At at={one.starts_at} /> – {one.ends_at === null ? t('incidents.notices.openEnd') : <At at={one.ends_at} />}
                  </span>
                </li>
              ))}
            </ul>
          )
        }}
      </Loaded>
    </Panel>
  )
}
