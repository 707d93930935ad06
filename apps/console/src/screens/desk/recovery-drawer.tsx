/** One recovery case: what to do next, what is handed in and missing, what was said, and each step. */
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Recovery } from '../../api/recovery-requests.ts'
import { Tag } from '../../parts/tag.tsx'
import { useMay } from '../../parts/use-may.ts'
import { At } from './incident-parts.tsx'
import { Person } from './person.tsx'
import { MessageForm, type Move, MoveForm } from './recovery-acts.tsx'
import { RecoveryState } from './recovery-parts.tsx'

/** What may follow, as the server has it. */
const MOVES: Readonly<Record<Recovery['state'], readonly Move[]>> = {
  preparing: ['filed', 'restored', 'withdrawn'],
  filed: ['observing', 'restored', 'refused', 'withdrawn'],
  observing: ['filed', 'restored', 'refused', 'withdrawn'],
  refused: ['filed'],
  restored: [],
  withdrawn: [],
}

export function RecoveryDrawer({ recovery, close }: { recovery: Recovery; close: () => void }) {
  const { t } = useTranslation()
  const [form, open] = useState<Move | 'message'>()
  const [mayMove, mayNote] = [useMay('desk:plan'), useMay('desk:observe')]
  const done = () => open(undefined)
  return (
    <Drawer open size={560} title={`${t('recoveries.title')} · ${recovery.label}`} onClose={close}>
      <div className="stack">
        <p>
          <RecoveryState state={recovery.state} /> <strong>{t(`recoveries.next.${recovery.next}`)}</strong>
          {recovery.is_late && <strong className="short"> {t('recoveries.late')}</strong>}
        </p>
        {recovery.is_hidden ? <p className="muted">{t('recoveries.hidden')}</p> : <Facts recovery={recovery} />}
        {mayMove && MOVES[recovery.state].length > 0 && (
          <div className="row wrap">
            {MOVES[recovery.state].map((move, nth) => (
              <Button key={move} type={nth === 0 ? 'primary' : 'default'} onClick={() => open(move)}>
                {t(`recoveries.act.${move}`)}
              </Button>
            ))}
          </div>
        )}
        {!recovery.is_hidden && <Messages recovery={recovery} add={mayNote ? () => open('message') : undefined} />}
        <Steps recovery={recovery} />
      </div>
      {form === 'message' && <MessageForm recovery={recovery} close={done} />}
      {form !== undefined && form !== 'message' && <MoveForm recovery={recovery} move={form} close={done} />}
    </Drawer>
  )
}

function Facts({ recovery: { trouble, cause_found: found, route, ticket, documents, ...rest } }: { recovery: Recovery }) {
  const { t } = useTranslation()
  return (
    <>
      <dl className="five">
        <dt>{t('recoveries.col.trouble')}</dt>
        <dd>{trouble !== null && t(`recoveries.trouble.${trouble}`)}</dd>
        <dt>{t('recoveries.form.route')}</dt>
        <dd>{t(`recoveries.route.${route}`)}</dd>
        <dt>{t('recoveries.ticket')}</dt>
        <dd className="mono">{ticket ?? '—'}</dd>
        <dt>{t('recoveries.col.check')}</dt>
        <dd className="number">{rest.next_check_on}</dd>
        <dt>{t('recoveries.col.owner')}</dt>
        <dd>
          <Person id={rest.assignee} />
        </dd>
        {found !== null && <dt>{t('recoveries.act.found')}</dt>}
        {found !== null && (
          <dd>{found === 'undetermined' ? t('recoveries.act.undetermined') : t(`incidents.cause.${found as 'policy'}`)}</dd>
        )}
      </dl>
      {rest.observed_until !== null && <p>{t('recoveries.observed', { day: rest.observed_until, count: rest.observed_days_left ?? 0 })}</p>}
      {documents.length > 0 && (
        <section>
          <h3 className="desk-small">{t('recoveries.documents')}</h3>
          <ul className="desk-money">
            {documents.map(({ name, handed_in_at: at }) => (
              <li key={name}>
                <span>{name}</span>
                <span className="end">
                  <Tag tone={at === null ? 'warn' : 'good'}>{t(at === null ? 'recoveries.missing' : 'recoveries.handedIn')}</Tag>
                </span>
                {at !== null && (
                  <span className="label">
                    <At at={at} />
                  </span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Messages({ recovery: { messages }, add }: { recovery: Recovery; add: (() => void) | undefined }) {
  const { t } = useTranslation()
  return (
    <section>
      <div className="row">
        <h3 className="desk-small">{t('recoveries.messages')}</h3>
        {add && (
          <Button size="small" onClick={add}>
            {t('recoveries.addMessage')}
          </Button>
        )}
      </div>
      {messages.length === 0 && <p className="muted">{t('recoveries.noMessages')}</p>}
      <ul className="desk-money">
        {messages.map((one) => (
          <li key={one.message_id}>
            <span>
              <span className="label">
                {t(`recoveries.message.fromName.${one.from as 'desk'}`)} · {t(`recoveries.message.wayName.${one.way as 'app'}`)}
              </span>
              <span>{one.words}</span>
            </span>
            <span className="label end">
              <At at={one.said_at} />
            </span>
            {one.documents.length > 0 && <span className="label">{one.documents.join(' · ')}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Steps({ recovery: { moves, opened_at, opened_by } }: { recovery: Recovery }) {
  const { t } = useTranslation()
  const all = [{ state: 'preparing', at: opened_at, actor: opened_by, note: null }, ...moves]
  return (
    <section>
      <h3 className="desk-small">{t('recoveries.steps')}</h3>
      <ul className="desk-money">
        {all.map(({ state, at, actor, note }) => (
          <li key={`${state}:${at}`}>
            <span>
              <span>{t(`recoveries.state.${state as Recovery['state']}`)}</span>
              {note !== null && <span className="label">{note}</span>}
            </span>
            <span className="label end">
              <At at={at} />
            </span>
            <span className="label">
              <Person id={actor} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
