/** In the order in which a worried person asks: what may I use, what do I have to do, why, when is it back; then all the rest. */

import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { MeView } from '../../api/views.ts'
import { Amount } from '../../parts/amount.tsx'
import { Panel } from '../../parts/page.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { MyBrief } from './my-brief.tsx'
import { MyCases } from './my-cases.tsx'
import { MyContact } from './my-contact.tsx'
import { MyFaq } from './my-faq.tsx'
import { MyHolds } from './my-holds.tsx'
import { MyIncrease } from './my-increase.tsx'
import { MyMessages } from './my-messages.tsx'
import { MyNotices } from './my-notices.tsx'
import { MyPreview } from './my-preview.tsx'
import { MyRights } from './my-rights.tsx'
import { MyScore } from './my-score.tsx'
import { MyTasks } from './my-tasks.tsx'
import { MyWayBack } from './my-way-back.tsx'

export function MePage({ me }: { me: MeView }) {
  const { t } = useTranslation()
  const words = useWords()
  const isHeld = me.holds.length > 0
  return (
    <>
      {me.banners.map(({ id, reason, text, wait }) => (
        <Alert
          key={`${reason} ${id}`}
          type="warning"
          role="status"
          title={words.pick(text)}
          description={t('me.usually', { wait: words.pick(wait) })}
        />
      ))}
      <Now me={me} />
      {isHeld && <MyWayBack holds={me.holds} currency={me.line.currency} />}
      <MyTasks />
      {isHeld && <MyHolds me={me} />}
      <Due me={me} />
      <MyCases />
      <MyNotices />
      <MyMessages />
      <MyScore currency={me.line.currency} />
      {me.line.status !== 'pending' && <MyIncrease />}
      <MyPreview currency={me.line.currency} />
      <MyFaq />
      <MyContact />
      <MyRights />
    </>
  )
}

function Now({ me: { line, usable_now_minor, score, grade, holds } }: { me: MeView }) {
  const { t } = useTranslation()
  const words = useWords()
  const { status, currency, limit_minor, drawn_minor, available_minor } = line
  const isHeldBack = usable_now_minor < available_minor
  return (
    <section className="panel me-now" aria-label={t('me.title')}>
      <div className="panel-body">
        <h1>{t('me.title')}</h1>
        <p className="me-label">{t('me.now')}</p>
        <p className="amount">
          <Amount minor={usable_now_minor} currency={currency} />
        </p>
        <p>
          <Tag tone={status === 'active' ? 'good' : status === 'suspended' ? 'bad' : 'plain'} dot>
            {t(`parts.status.${status}`)}
          </Tag>{' '}
          {t(`me.statusLine.${status}`)}
        </p>
        <p className="muted">{t('me.always')}</p>
        {holds.length > 0 && <MyBrief holds={holds} />}
        <dl className="me-facts">
          <Fact name={t('me.limit')} value={<Amount minor={limit_minor} currency={currency} />} />
          <Fact name={t('me.drawn')} value={<Amount minor={drawn_minor} currency={currency} />} />
          {isHeldBack && holds.length > 0 && (
            <Fact name={t('me.onceBack')} value={<Amount minor={available_minor} currency={currency} />} />
          )}
          <Fact
            name={t('me.score')}
            value={
              score === null ? (
                <small>{t('me.noScore')}</small>
              ) : (
                <>
                  {score.value}
                  <small>{t('me.scoreRange', { min: score.range_min, max: score.range_max, day: words.day(score.at) })}</small>
                </>
              )
            }
          />
          {grade !== null && <Fact name={t('me.grade')} value={grade} />}
        </dl>
      </div>
    </section>
  )
}

function Fact({ name, value }: { name: string; value: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Due({ me: { due, line } }: { me: MeView }) {
  const { t } = useTranslation()
  const words = useWords()
  const { currency } = line
  const late = Math.max(0, ...due.loans.map(({ days_past_due }) => days_past_due))
  const payoff = due.loans.reduce((sum, { payoff_minor }) => sum + payoff_minor, 0)
  return (
    <Panel title={t('me.due')}>
      {due.loans.length === 0 ? (
        <p>{t('me.dueNone')}</p>
      ) : (
        <dl className="me-facts" style={{ marginTop: 0 }}>
          <Fact
            name={t('me.dueNow')}
            value={
              <>
                <Amount minor={due.due_minor} currency={currency} />
                {late > 0 && <small>{t('me.pastDue', { days: words.days(late) })}</small>}
              </>
            }
          />
          {due.next && (
            <Fact
              name={t('me.dueNext', { day: words.namedDay(due.next.on) })}
              value={<Amount minor={due.next.amount_minor} currency={currency} />}
            />
          )}
          <Fact name={t('me.payoff')} value={<Amount minor={payoff} currency={currency} />} />
        </dl>
      )}
    </Panel>
  )
}
