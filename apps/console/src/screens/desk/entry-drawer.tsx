/** One entry of a register: what it says, what was said of it when and by whom, and how it is changed or ended. */
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Entry, type EntryStory, isEnrolled, type RegisterKind } from '../../api/desk-registers.ts'
import { Facts } from '../../parts/figures.tsx'
import { May } from '../../parts/may.tsx'
import { Loaded } from '../../parts/state.tsx'
import { Tag } from '../../parts/tag.tsx'
import { useWords } from '../../parts/use-words.ts'
import { EndForm } from './end-form.tsx'
import { Person } from './person.tsx'
import { PolicyPart } from './policy-part.tsx'
import { fieldsOf, isSaidOnce, isWritten } from './register-fields.ts'
import { entryQuery, ownName, useEntryNames } from './register-queries.ts'
import { useShownField } from './shown-field.ts'
import { textOf } from './text-of.ts'

type Props = { kind: RegisterKind; entry: Entry; change: () => void; tell: () => void; close: () => void }

const OBSERVED: readonly RegisterKind[] = ['enrolment', 'facility', 'project']

export function EntryDrawer({ kind, entry, change, tell, close }: Props) {
  const { t } = useTranslation()
  const [isEnding, setEnding] = useState(false)
  const show = useShownField()
  const story = useQuery(entryQuery(kind, entry.id))
  const isOpen = entry.ended_at === null
  return (
    <Drawer open size={480} title={<Name kind={kind} entry={entry} />} onClose={close}>
      <div className="stack">
        {!isOpen && <Tag>{t('registers.ended')}</Tag>}
        <Facts
          rows={fieldsOf(kind)
            .filter(({ name }) => entry[name] !== undefined)
            .map((field) => [t(`registers.field.${field.name}`), show(field, entry)])}
        />
        {entry.masked.length > 0 && <p className="label">{t('registers.masked', { count: entry.masked.length })}</p>}
        {!isWritten(kind) && <p className="label">{t('registers.elsewhere')}</p>}
        {isOpen && (
          <div className="row">
            <May do={isEnrolled(kind) ? 'desk:enrol' : 'desk:plan'}>
              {isWritten(kind) && !isSaidOnce(kind) && entry.masked.length === 0 && (
                <Button onClick={change}>{t('registers.change')}</Button>
              )}
              <Button danger onClick={() => setEnding(true)}>
                {t(kind === 'consent' ? 'registers.withdraw' : 'registers.end')}
              </Button>
            </May>
            {OBSERVED.includes(kind) && (
              <May do="desk:observe">
                <Button onClick={tell}>{t('registers.seen.title')}</Button>
              </May>
            )}
          </div>
        )}
        {isEnding && <EndForm kind={kind} entry={entry} close={close} cancel={() => setEnding(false)} />}
        {kind === 'project' && <PolicyPart project={entry} />}
        <section aria-label={t('registers.history')}>
          <h3 className="desk-small">{t('registers.history')}</h3>
          <p className="label">{t('registers.historyNote')}</p>
          <Loaded query={story} rows={3}>
            {({ history }) => <History kind={kind} history={history} />}
          </Loaded>
        </section>
      </div>
    </Drawer>
  )
}

/** What has no name of its own goes by what it is of. */
const OF = [
  ['borrower_id', 'borrower'],
  ['facility_id', 'facility'],
  ['relation_id', 'relation'],
  ['service_provider_id', 'service_provider'],
] as const

export function Name({ kind, entry }: { kind: RegisterKind; entry: Entry }) {
  const { t } = useTranslation()
  const nameOf = useEntryNames()
  const of = OF.map(([field, named]) => typeof entry[field] === 'string' && nameOf(named, entry[field])).find(Boolean)
  return <>{textOf(ownName(entry) ?? (kind === 'facility' ? nameOf('facility', entry.id) : of || t(`registers.kind.${kind}`)))}</>
}

const TYPES = ['registered', 'changed', 'ended', 'withdrawn', 'approved'] as const

function History({ kind, history }: { kind: RegisterKind; history: EntryStory['history'] }) {
  const { t } = useTranslation()
  const words = useWords()
  const show = useShownField()
  return (
    <ul className="register-history">
      {history.map(({ sequence, type, actor, data, effective_at, recorded_at }, nth) => {
        const known = TYPES.find((one) => one === type)
        const before = history[nth + 1]?.data
        const moved = fieldsOf(kind).filter(
          ({ name }) => type === 'changed' && JSON.stringify(data[name]) !== JSON.stringify(before?.[name]),
        )
        return (
          <li key={sequence}>
            <strong>{known === undefined ? t('registers.otherFact') : t(`registers.historyType.${known}`)}</strong>{' '}
            <span className="label">
              {t('registers.effective', { time: words.dayAndTime(effective_at) })} ·{' '}
              {t('registers.told', { time: words.dayAndTime(recorded_at) })} · <Person id={actor} />
            </span>
            {typeof data.reason === 'string' && <p>{t('registers.why', { reason: data.reason })}</p>}
            {moved.map((field) => (
              <p key={field.name}>
                {t(`registers.field.${field.name}`)}: {before !== undefined && <s className="muted">{show(field, before)}</s>}{' '}
                {show(field, data)}
              </p>
            ))}
          </li>
        )
      })}
    </ul>
  )
}
