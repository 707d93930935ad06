/** What was read of a file: totals that are proven and rows that match, or which figure differs. */
import { useTranslation } from 'react-i18next'
import type { StatementAnswer, StatementRead } from '../../api/desk-registers.ts'
import { Facts } from '../../parts/figures.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { ReadBy } from './read-by.tsx'

/** Calm: it says what is wrong and what to do; nothing was booked. */
export function Quarantined({ answer }: { answer: StatementAnswer }) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <section className="statement-bad" role="alert">
      <h3>{t('registers.statements.quarantineTitle')}</h3>
      <p>{t('registers.statements.quarantineText')}</p>
      <h4 className="desk-small">{t('registers.statements.faults', { count: answer.fault_count })}</h4>
      <ul className="register-history">
        {answer.faults.map((fault) => (
          <li key={`${fault.code} ${fault.path} ${fault.line}`}>
            <strong>{words.pick(fault.text)}</strong>{' '}
            <span className="label">
              {fault.line !== null && `${t('registers.statements.line', { line: fault.line })} · `}
              <code>{fault.path}</code> <code>{fault.code}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

export const ReadStatements = ({ statements }: { statements: readonly StatementRead[] }) => (
  <>
    {statements.map((read) => (
      <One key={read.statement_id} read={read} />
    ))}
  </>
)

function One({ read }: { read: StatementRead }) {
  const { t } = useTranslation()
  const words = useWords()
  const money = (minor: number | null): string => (minor === null ? t('parts.none') : words.money(minor, read.currency))
  const moved = read.opening_minor === null || read.closing_minor === null ? null : read.closing_minor - read.opening_minor
  return (
    <section aria-label={t('registers.statements.account_end', { end: read.account_end })} className="stack">
      <h3 className="desk-small">
        {t('registers.statements.account_end', { end: read.account_end })}{' '}
        <Tag tone={read.state === 'waits' ? 'warn' : read.state === 'taken' ? 'good' : 'plain'}>
          {t(`registers.statements.state.${read.state}`)}
        </Tag>
      </h3>
      {read.why && <p className="muted">{words.pick(read.why)}</p>}
      <Facts
        rows={[
          [t('desk.money.day'), t('registers.statements.period', { from: words.namedDay(read.from), to: words.namedDay(read.to) })],
          [t('registers.statements.opening'), money(read.opening_minor)],
          [t('registers.statements.moved'), money(moved)],
          [t('registers.statements.closing'), money(read.closing_minor)],
          [t('registers.statements.entries'), words.count(read.entries)],
          [t('registers.statements.readWith'), <ReadBy key="read" read={read.read_by} />],
        ]}
      />
      <Matches read={read} money={money} />
      <Open read={read} money={money} />
    </section>
  )
}

type Part = { read: StatementRead; money: (minor: number | null) => string }

function Matches({ read: { matches }, money }: Part) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <section aria-label={t('registers.statements.matched')}>
      <h4 className="desk-small">{t('registers.statements.matched')}</h4>
      {matches.length === 0 && <p className="label">{t('registers.statements.matchedNone')}</p>}
      <ul className="desk-said">
        {matches.map((one) => (
          <li key={one.entry_key}>
            <span>{words.namedDay(one.booked_on)}</span>
            <span>
              <code>{one.task_id}</code> <span className="label">{t(`registers.statements.evidence.${one.evidence}`)}</span>
            </span>
            <span>
              {money(one.amount_minor)}
              {one.difference_minor !== 0 && (
                <span className="label"> {t('registers.statements.difference', { amount: money(one.difference_minor) })}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Open({ read: { open }, money }: Part) {
  const { t } = useTranslation()
  const words = useWords()
  return (
    <section aria-label={t('registers.statements.open')}>
      <h4 className="desk-small">{t('registers.statements.open')}</h4>
      <p className="label">{t(open.length === 0 ? 'registers.statements.openNone' : 'registers.statements.openMore')}</p>
      <ul className="desk-said">
        {open.map((one) => (
          <li key={one.entry_key}>
            <span>{words.namedDay(one.booked_on)}</span>
            <span>
              {t(`registers.statements.why.${one.why}`)}{' '}
              {one.task_ids.map((id) => (
                <code key={id}>{id} </code>
              ))}
            </span>
            <span>
              {t(`registers.statements.direction.${one.direction}`)} {money(one.amount_minor)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
