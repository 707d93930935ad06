/** Lines whose lenders are asked in turn: the last answer, how often, what is put off, and asking at once. Those that need a look come first. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Pulled } from '../../api/connector-requests.ts'
import { pullLender } from '../../api/desk-requests.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { May } from '../../parts/may.tsx'
import { Panel } from '../../parts/page.tsx'
import { Empty } from '../../parts/state.tsx'
import { Tag, type Tone } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { DESK_KEY } from './desk-queries.ts'
import { Ago } from './standing.tsx'

const TONES: Readonly<Record<Pulled['state'], Tone>> = { open: 'good', hidden: 'plain', closed: 'plain', failing: 'bad' }
const WORST_FIRST: readonly Pulled['state'][] = ['failing', 'closed', 'hidden', 'open']

export function PulledLines({ lines }: { lines: readonly Pulled[] }) {
  const { t } = useTranslation()
  const sorted = [...lines].sort((a, b) => WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state) || a.label.localeCompare(b.label))
  const bad = lines.filter(({ state }) => state === 'failing' || state === 'closed').length
  const summary = <span className="label">{t('connectors.summary', { count: lines.length, bad })}</span>
  return (
    <Panel title={t('connectors.pulls')} extra={lines.length > 0 && summary} flush>
      {lines.length === 0 && <Empty title={t('connectors.noPulls')} text={t('connectors.noPullsText')} />}
      <ul>
        {lines.length > 0 && (
          <li className="feed-row watch-head" aria-hidden="true">
            <span>{t('connectors.line')}</span>
            <span>{t('connectors.how')}</span>
            <span>{t('connectors.answered')}</span>
            <span>{t('connectors.next')}</span>
            <span />
          </li>
        )}
        {sorted.map((line) => (
          <Line key={line.enrolment_id} line={line} />
        ))}
      </ul>
    </Panel>
  )
}

function Line({ line }: { line: Pulled }) {
  const { t } = useTranslation()
  return (
    <li className="feed-row">
      <span className="row">
        <strong>{line.label}</strong>
        <Tag tone={TONES[line.state]} dot title={line.problem ?? ''}>
          {t(`connectors.pullState.${line.state}`)}
        </Tag>
      </span>
      <span data-label={t('connectors.how')}>
        {line.connection_id === null ? t('connectors.byPull') : t('connectors.byHook')}{' '}
        <span className="label">{t('connectors.every', { count: line.expected_every_seconds })}</span>
      </span>
      <span data-label={t('connectors.answered')}>
        {line.answered_at === null ? t('connectors.notYet') : <Ago at={line.answered_at} />}
      </span>
      <span data-label={t('connectors.next')}>
        <Next line={line} />
      </span>
      <May do="desk:observe" or={<span />}>
        <AskNow line={line} />
      </May>
    </li>
  )
}

function Next({ line: { state, next_at, failures } }: { line: Pulled }) {
  const { t } = useTranslation()
  const words = useWords()
  if (state === 'closed') return <span className="muted">{t('connectors.never')}</span>
  if (failures > 0) return <span>{t('connectors.backOff', { count: failures, time: words.dayAndTime(next_at) })}</span>
  return <span className="number">{words.relative(next_at, Date.now()) ?? t('connectors.now')}</span>
}

function AskNow({ line }: { line: Pulled }) {
  const { t } = useTranslation()
  const say = useFaultWords()
  const client = useQueryClient()
  const asking = useMutation({
    mutationFn: () => pullLender(line.enrolment_id),
    onSettled: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  })
  return (
    <span className="feed-ask">
      <Button
        size="small"
        loading={asking.isPending}
        aria-label={t('connectors.askOf', { label: line.label })}
        onClick={() => asking.mutate()}
      >
        {t('connectors.ask')}
      </Button>
      {asking.error && (
        <span role="alert" className="bad">
          {say(asking.error)}
        </span>
      )}
    </span>
  )
}
