/** What facilities agree on, against what the desk measures: the nearest bound first. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ProjectPicture } from '../../api/incident-requests.ts'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { channelsQuery, facilitiesQuery } from './desk-queries.ts'

type Covenant = ProjectPicture['covenants'][number]
const TONES: Readonly<Record<Covenant['state'], Tone>> = { broken: 'bad', near: 'warn', unknown: 'plain', kept: 'good' }
const ORDER = Object.keys(TONES)
const PER_MILLE = 1_000

export function CovenantsPanel({ covenants }: { covenants: readonly Covenant[] }) {
  const { t } = useTranslation()
  const sorted = [...covenants].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || (a.room_ppm ?? 0) - (b.room_ppm ?? 0))
  return (
    <Panel title={t('registers.covenants.title')} extra={<span className="label">{t('registers.covenants.note')}</span>} flush>
      {sorted.length === 0 ? (
        <Empty title={t('registers.covenants.none')} text={t('registers.covenants.noneText')} />
      ) : (
        <ul className="desk-money">
          {sorted.map((one) => (
            <Row key={`${one.facility_id}:${one.measure}:${one.words}`} covenant={one} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Row({ covenant: { facility_id: id, words: agreed, found_ppm: found, room_ppm: room, state } }: { covenant: Covenant }) {
  const { t } = useTranslation()
  const words = useWords()
  const { data: facilities = [] } = useQuery(facilitiesQuery)
  const { data: channels = [] } = useQuery(channelsQuery)
  const channel = facilities.find((one) => one.id === id)?.channel_id
  const share = (ppm: number) => words.percent(Math.round(ppm / PER_MILLE))
  return (
    <li>
      <span>
        <Tag tone={TONES[state]} dot>
          {t(`registers.covenants.state.${state}`)}
        </Tag>{' '}
        <span>{agreed}</span>
      </span>
      <span className="label end">{channels.find((one) => one.id === channel)?.product ?? id}</span>
      <span className="label">
        {found === null
          ? t('registers.covenants.check')
          : t('registers.covenants.found', { found: share(found), room: room === null ? '—' : share(room) })}
      </span>
    </li>
  )
}
