/** One playbook, as it is followed: whom to call, which money comes first, what is said; and first of all what is missing in it. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Playbook } from '../../../api/playbook-requests.ts'
import { Amount } from '../../../parts/amount.tsx'
import { May } from '../../../parts/may.tsx'
import { Tag } from '../../../parts/tag.tsx'
import { useWords } from '../../../parts/use-words.ts'
import { facilitiesQuery } from '../desk-queries.ts'
import { Person, usePersonName } from '../person.tsx'
import { usePlanNames } from '../plans/plan-names.ts'
import { PlaybookRetire } from './playbook-retire.tsx'

type Props = { playbook: Playbook; nameOf: (project: string) => string; edit: () => void }

export function PlaybookCard({ playbook, nameOf, edit }: Props) {
  const { t } = useTranslation()
  const { gaps, project_id: project } = playbook
  const [isRetiring, retire] = useState(false)
  return (
    <article className="playbook-card" aria-label={playbook.name}>
      <header>
        <strong>{playbook.name}</strong>
        {gaps.length === 0 ? (
          <Tag tone="good">{t('playbooks.ready')}</Tag>
        ) : (
          <Tag tone="warn">{t('playbooks.gaps', { count: gaps.length })}</Tag>
        )}
        <span className="label">{project === null ? t('playbooks.forAll') : nameOf(project)}</span>
        <span className="gap" />
        <May do="desk:plan">
          <Button size="small" onClick={edit} aria-label={`${t('playbooks.edit')} ${playbook.name}`}>
            {t('playbooks.edit')}
          </Button>
          <Button size="small" onClick={() => retire(true)} aria-label={`${t('playbooks.end')} ${playbook.name}`}>
            {t('playbooks.end')}
          </Button>
        </May>
      </header>
      {isRetiring && <PlaybookRetire playbook={playbook} close={() => retire(false)} />}
      {gaps.length > 0 && <p className="playbook-gaps">{gaps.map((gap) => t(`playbooks.gap.${gap}`)).join(t('desk.people.comma'))}</p>}
      <Parts playbook={playbook} />
    </article>
  )
}

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Parts({ playbook: { contacts, triggers, messages, exit, ...playbook } }: { playbook: Playbook }) {
  const { t } = useTranslation()
  const whoIs = usePersonName()
  const words = useWords()
  return (
    <dl className="playbook-parts">
      {contacts.length > 0 && (
        <Part label={t('playbooks.part.contacts')}>
          <ul>
            {contacts.map(({ role, person, deputy }) => (
              <li key={`${role} ${person}`}>
                <span className="label">{role}</span> <Person id={person} />
                {deputy !== null && <span className="label"> · {t('playbooks.deputy', { name: whoIs(deputy) })}</span>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {playbook.sources.length > 0 && (
        <Part label={t('playbooks.part.sources')}>
          <Sources sources={playbook.sources} project={playbook.project_id ?? ''} />
        </Part>
      )}
      {messages.length > 0 && (
        <Part label={t('playbooks.part.messages')}>
          {messages.map((message) => (
            <Message key={message.audience} {...message} />
          ))}
        </Part>
      )}
      {triggers.length > 0 && (
        <Part label={t('playbooks.part.triggers')}>{triggers.map((one) => words.pick(one.words)).join(t('desk.people.comma'))}</Part>
      )}
      {exit.trim() !== '' && <Part label={t('playbooks.part.exit')}>{exit}</Part>}
      <Part label={t('playbooks.part.review')}>{words.namedDay(playbook.review_by)}</Part>
      {playbook.drill_due_on !== null && (
        <>
          <Part label={t('playbooks.part.drilled')}>
            {playbook.drilled_on === null ? t('playbooks.never') : words.namedDay(playbook.drilled_on)}
          </Part>
          <Part label={t('playbooks.part.due')}>
            {playbook.gaps.includes('drill-overdue') ? (
              <span className="short">{t('playbooks.dueNow')}</span>
            ) : (
              words.namedDay(playbook.drill_due_on)
            )}
          </Part>
        </>
      )}
    </dl>
  )
}

function Sources({ sources, project }: { sources: Playbook['sources']; project: string }) {
  const { t } = useTranslation()
  const { data: facilities = [] } = useQuery(facilitiesQuery)
  const names = usePlanNames(project)
  return (
    <ol>
      {sources.map(({ facility_id, amount_minor, currency, lead_days, purposes, precondition }, nth) => (
        <li key={`${facility_id} ${nth.toString()}`}>
          {facilities.some(({ id }) => id === facility_id) ? names.line(facility_id) : facility_id}{' '}
          <Amount minor={amount_minor} currency={currency || 'CNY'} form="compact" />
          <span className="label">
            {' '}
            · {lead_days === null ? t('playbooks.leadGone') : t('playbooks.lead', { count: lead_days })}
            {purposes.length > 0 &&
              ` · ${purposes.map((purpose) => t(`desk.purpose.${purpose as 'payroll'}`)).join(t('desk.people.comma'))}`}
            {precondition !== null && ` · ${t('playbooks.precondition', { words: precondition })}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Ready to be sent by whatever means. */
function Message({ audience, words }: Playbook['messages'][number]) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(words)
    setCopied(true)
  }
  const name = t(`playbooks.audience.${audience}`)
  return (
    <p className="playbook-message">
      <span className="label">{name}</span> <q>{words}</q>{' '}
      <Button size="small" type="text" onClick={() => void copy()} aria-label={`${t('playbooks.copy')} ${name}`}>
        {isCopied ? t('playbooks.copied') : t('playbooks.copy')}
      </Button>
    </p>
  )
}
