/** What moves his score, in words: what raises it and what lowers it, by their names and values. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fetchMyScore } from '../../api/me-requests.ts'
import type { MeScoreMoves } from '../../api/views.ts'
import { Panel } from '../../parts/page.tsx'
import { useSignalValue } from '../../parts/signal-value.ts'
import { Loaded } from '../../parts/state.tsx'
import { useWords } from '../../parts/use-words.ts'

export function MyScore({ currency }: { currency: string | null }) {
  const { t } = useTranslation()
  const query = useQuery({ queryKey: ['me', 'score'], queryFn: fetchMyScore })
  return (
    <Panel title={t('me.moves')}>
      <Loaded query={query} rows={3}>
        {(moves) => <Moves moves={moves} currency={currency} />}
      </Loaded>
    </Panel>
  )
}

const WAYS = ['down', 'up'] as const

function Moves({ moves: { score, before, told, ours }, currency }: { moves: MeScoreMoves; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useSignalValue()
  const fell = score !== null && before !== null ? before.value - score.value : 0
  return (
    <div className="stack">
      {score && fell !== 0 && before && (
        <p>
          {t(fell > 0 ? 'me.scoreFell' : 'me.scoreRose', {
            by: Math.abs(fell),
            from: before.value,
            to: score.value,
            day: words.day(score.at),
          })}
        </p>
      )}
      {told.length > 0 && <p>{t('me.scoreTold', { told: told.join(t('parts.listSeparator')) })}</p>}
      {ours.length === 0 && told.length === 0 && <p>{t('me.movesNone')}</p>}
      {WAYS.map((way) => {
        const these = ours.filter(({ moves }) => moves === way)
        if (these.length === 0) return null
        return (
          <div key={way}>
            <h3 className="me-way" data-way={way}>
              {t(`me.moves_${way}`)}
            </h3>
            <dl className="me-evidence">
              {these.map(({ signal, name, value, unit }) => (
                <div key={signal}>
                  <dt>{words.pick(name)}</dt>
                  <dd>{say(value, unit, currency)}</dd>
                </div>
              ))}
            </dl>
          </div>
        )
      })}
      {ours.length > 1 && <p className="me-label">{t('me.movesOrder')}</p>}
    </div>
  )
}
