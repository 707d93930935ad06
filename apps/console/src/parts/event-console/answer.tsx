import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/faults.ts'
import type { EventAnswer, ExplainedReason, LineView } from '../../api/views.ts'
import { Amount, AvailableAmount } from '../amount.tsx'
import { isMinorOutcome, useEventWords } from '../event-words.ts'
import { OutcomeLine } from '../outcome.tsx'
import { Reason } from '../reason.tsx'
import { Empty, Fault, Loading } from '../state.tsx'
import { StatusTag } from '../tag.tsx'
import type { Play } from './use-play.ts'

type AnswerProps = { play: Play; both: boolean; setBoth: (both: boolean) => void }

export function Answer({ play, both, setBoth }: AnswerProps) {
  const { t } = useTranslation()
  const last = play.answers.at(-1)
  if (!last)
    return play.error ? <Refusal error={play.error} /> : play.isRunning ? <Loading /> : <Empty title={t('playground.answerEmpty')} />
  const { line } = last.decision
  const reasons = reasonsOf(play.answers)
  return (
    <div className="stack" aria-live="polite">
      <BeforeAfter before={play.before} after={line} />
      {play.answers.map((answer) => (
        <Step key={answer.id} answer={answer} />
      ))}
      {play.error != null && <Refusal error={play.error} />}
      {reasons.length > 0 && (
        <Checkbox checked={both} onChange={({ target }) => setBoth(target.checked)}>
          {t('parts.bothLanguages')}
        </Checkbox>
      )}
      {reasons.map((reason) => (
        <Reason key={reason.code} reason={reason} both={both} currency={line.currency} />
      ))}
    </div>
  )
}

/** Each reason once, as it was told last. */
const reasonsOf = (answers: readonly EventAnswer[]): ExplainedReason[] => [
  ...new Map(answers.flatMap(({ decision }) => decision.reasons.map((reason) => [reason.code, reason] as const))).values(),
]

function Step({ answer: { type, status, decision } }: { answer: EventAnswer }) {
  const { t } = useTranslation()
  const name = useEventWords()
  const outcomes = decision.outcomes.filter((outcome) => !isMinorOutcome(outcome.type))
  return (
    <div>
      <span>{name.fact(type)}</span>
      {status === 'repeated' && <span className="muted"> {t('parts.repeated')}</span>}
      {outcomes.length === 0 && <div className="muted">{t('parts.noOutcomes')}</div>}
      {outcomes.map((outcome, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the outcomes of one decision never change
        <OutcomeLine key={at} outcome={outcome} currency={decision.line.currency} />
      ))}
    </div>
  )
}

function BeforeAfter({ before, after }: { before: LineView | null; after: LineView }) {
  const { t } = useTranslation()
  const rows = [
    [t('line.status'), (line: LineView) => <StatusTag status={line.status} />],
    [t('parts.available'), (line: LineView) => <AvailableAmount line={line} />],
    [t('parts.limit'), (line: LineView) => <Amount minor={line.limit_minor} currency={line.currency} />],
    [t('parts.drawn'), (line: LineView) => <Amount minor={line.drawn_minor} currency={line.currency} />],
  ] as const
  return (
    <table className="table">
      <thead>
        <tr>
          <th />
          <th className="end">{t('playground.before')}</th>
          <th className="end">{t('playground.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, say]) => (
          <tr key={label}>
            <td className="muted">{label}</td>
            <td className="end">{before ? say(before) : t('parts.none')}</td>
            <td className="end">{say(after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Refusal({ error }: { error: unknown }) {
  const places = error instanceof Refused ? (error.problem.errors ?? []) : []
  return (
    <div>
      <Fault error={error} />
      <ul>
        {places.map(({ pointer, detail }) => (
          <li key={pointer} className="mono wrap">
            {pointer} {detail}
          </li>
        ))}
      </ul>
    </div>
  )
}
