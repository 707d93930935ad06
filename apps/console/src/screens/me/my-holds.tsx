import { CheckCircleFilled, ClockCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HoldView, MeView } from '../../api/views.ts'
import { splitHeadline } from '../../parts/headline.ts'
import { Panel } from '../../parts/page.tsx'
import { useSignalValue } from '../../parts/signal-value.ts'
import { CategoryTag, Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { CaseForm, type CaseKind } from './case-form.tsx'

export function MyHolds({ me: { holds, line } }: { me: MeView }) {
  const { t } = useTranslation()
  return (
    <Panel title={holds.length > 1 ? t('me.whyCount', { count: holds.length }) : t('me.why')} flush>
      <ul className="items">
        {holds.map((hold) => (
          <li key={hold.id}>
            <Hold hold={hold} currency={line.currency} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function Hold({ hold, currency }: { hold: HoldView; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const [asking, setAsking] = useState<CaseKind>()
  const { id, reason, scope, placed_at, steps } = hold
  const seen = reason.evidence.filter(({ value, test }) => value !== null || test !== null)
  const [title, text] = splitHeadline(words.pick(reason.text))
  const [mine, ours] = [steps.filter((step) => !step.ours), steps.filter((step) => step.ours)]
  return (
    <article className="me-hold" id={id} tabIndex={-1} aria-labelledby={`${id}-why`}>
      <div>
        <div className="row">
          <Tag tone={scope === 'draw' ? 'bad' : 'warn'}>{t(`me.blocks.${scope}`)}</Tag>
          <CategoryTag category={reason.category} />
          <span className="muted">{t('me.since', { day: words.day(placed_at) })}</span>
        </div>
        <h3 id={`${id}-why`}>{title}</h3>
        {text && <p>{text}</p>}
      </div>
      {seen.length > 0 && <Evidence evidence={seen} currency={currency} />}
      {mine.length > 0 && <Steps title={t('me.yours')} steps={mine} />}
      {ours.length > 0 && <Steps title={t('me.ours')} steps={ours} />}
      <Back hold={hold} />
      <div className="me-actions">
        {(['appeal', 'manual_review'] as const).map((kind) => (
          <Button key={kind} aria-expanded={asking === kind} onClick={() => setAsking(asking === kind ? undefined : kind)}>
            {t(kind === 'appeal' ? 'me.appeal' : 'me.human')}
          </Button>
        ))}
      </div>
      {asking && <CaseForm key={asking} kind={asking} holdId={hold.id} onCancel={() => setAsking(undefined)} />}
    </article>
  )
}

function Evidence({ evidence, currency }: { evidence: HoldView['reason']['evidence']; currency: string | null }) {
  const { t } = useTranslation()
  const words = useWords()
  const say = useSignalValue()
  return (
    <div>
      <h4>{t('me.basis')}</h4>
      <dl className="me-evidence">
        {evidence.map(({ signal, name, value, unit, as_of }) => (
          <div key={signal}>
            <dt>{words.pick(name)}</dt>
            <dd>
              {say(value, unit, currency)} {as_of && <small>{t('me.asOf', { day: words.day(as_of) })}</small>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function Steps({ title, steps }: { title: string; steps: HoldView['steps'] }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <div>
      <h4>{title}</h4>
      <ul className="me-steps">
        {steps.map(({ id, text, done_at, ours }) => (
          <li key={id} data-done={done_at !== null}>
            {done_at !== null ? (
              <CheckCircleFilled aria-hidden />
            ) : ours ? (
              <ClockCircleOutlined aria-hidden />
            ) : (
              <MinusCircleOutlined aria-hidden />
            )}
            <span>
              {words.pick(text)}{' '}
              {done_at !== null ? (
                <span className="muted">{t('me.done', { day: words.day(done_at) })}</span>
              ) : (
                !ours && <span className="unseen">{t('me.open')}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Back({ hold: { observed_until, expires_at, review_at, restoration, reason } }: { hold: HoldView }) {
  const { t } = useTranslation()
  const words = useWords()
  const said = [
    observed_until && t('me.observed', { time: words.dayAndTime(observed_until) }),
    expires_at && t('me.expires', { time: words.dayAndTime(expires_at) }),
    review_at && t('me.review', { time: words.dayAndTime(review_at) }),
    restoration && t('me.stages', { percent: words.percent(restoration.permille) }),
    t('me.usually', { wait: words.pick(reason.wait) }),
  ].filter((text) => typeof text === 'string')
  return (
    <div>
      <h4>{t('me.back')}</h4>
      {said.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  )
}
