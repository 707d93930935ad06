/** What a person saw of a line or a project, where no interface tells it: the value, since when, from whom, and the fingerprint of the evidence. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry, RegisterKind } from '../../api/desk-registers.ts'
import { tellSeen } from '../../api/desk-requests.ts'
import { instantOf, wallTime } from '../../format/wall-time.ts'
import { Choice, CURRENCY, FormDrawer, Labelled, NotKept, newId } from './form-parts.tsx'
import { Fingerprint } from './register-inputs.tsx'
import { emptyDraft, LINE_FIELDS, type SeenField, toldValue, ValueField } from './seen-value.tsx'
import { textOf } from './text-of.ts'

export type ObservedKind = Extract<RegisterKind, 'enrolment' | 'facility' | 'project'>
/** Of the company’s own lines nobody’s file and income are asked for. */
const OWN_FIELDS = LINE_FIELDS.filter((field) => field !== 'inquiries' && field !== 'debt_share')
const SOURCES = ['desk_entry', 'borrower_report'] as const
/** A person's word weighs less than a system's. */
const CONFIDENCE_PPM = 700_000

type Props = { kind: ObservedKind; entry: Entry; close: () => void }

export function SeenForm({ kind, entry, close }: Props) {
  const { t } = useTranslation()
  const [field, setField] = useState<SeenField>(kind === 'project' ? 'cash' : 'availability')
  const [draft, setDraft] = useState(() => emptyDraft(field))
  const [at, setAt] = useState(() => wallTime(new Date().toISOString()).slice(0, 16))
  const [source, setSource] = useState<(typeof SOURCES)[number]>('desk_entry')
  const [evidence, setEvidence] = useState<string>()
  const value = toldValue(field, draft, textOf(entry.currency ?? CURRENCY))
  const save = async (): Promise<void> => {
    const about = { subject_kind: kind, subject_id: entry.id, field, value, source, effective_at: new Date(instantOf(at)).toISOString() }
    const proof = { confidence_ppm: CONFIDENCE_PPM, ...(evidence !== undefined && { evidence_sha256: evidence }) }
    const { data } = await tellSeen({ observations: [{ id: newId('seen'), ...about, ...proof }] })
    const result = data[0]?.result ?? 'none'
    if (result !== 'recorded')
      throw new NotKept(result === 'unconsented' ? t('registers.seen.unconsented') : t('registers.seen.unfit', { result }))
  }
  return (
    <FormDrawer
      title={t('registers.seen.title')}
      act={t('registers.seen.save')}
      isWhole={value !== undefined && at !== ''}
      save={save}
      close={close}
    >
      <p className="muted">{t('registers.seen.about')}</p>
      {kind !== 'project' && (
        <Choice
          label={t('registers.seen.of')}
          value={field as (typeof LINE_FIELDS)[number]}
          names={kind === 'enrolment' ? LINE_FIELDS : OWN_FIELDS}
          nameOf={(one) => t(`desk.field.${one}`)}
          change={(one) => {
            setField(one)
            setDraft(emptyDraft(one))
          }}
        />
      )}
      <ValueField field={field} draft={draft} change={setDraft} />
      <Labelled label={t('registers.seen.at')}>
        {(id) => (
          <Input
            id={id}
            type="datetime-local"
            value={at}
            max={wallTime(new Date().toISOString())}
            onChange={({ target }) => setAt(target.value)}
          />
        )}
      </Labelled>
      <Choice
        label={t('registers.seen.source')}
        value={source}
        names={SOURCES}
        nameOf={(one) => t(`desk.source.${one}`)}
        change={setSource}
      />
      <Fingerprint label={t('registers.seen.evidence')} value={evidence} change={(hash) => setEvidence(hash as string | undefined)} />
    </FormDrawer>
  )
}
