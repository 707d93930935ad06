/** What a person saw of a line or a project, where no interface tells it: the value, since when, from whom, and the fingerprint of the evidence. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Entry, RegisterKind } from '../../api/desk-registers.ts'
import { tellSeen } from '../../api/desk-requests.ts'
import { instantOf, wallTime } from '../../format/wall-time.ts'
import { Choice, CURRENCY, FormDrawer, Labelled, minorOf, NotKept, NumberField, newId } from './form-parts.tsx'
import { Fingerprint } from './register-inputs.tsx'
import { textOf } from './text-of.ts'

export type ObservedKind = Extract<RegisterKind, 'enrolment' | 'facility' | 'project'>
const CODES = {
  authorisation: ['granted', 'reauth_required', 'revoked_by_platform', 'withdrawn_by_borrower', 'expired', 'never'],
  availability: ['drawable', 'blocked_temporary', 'blocked_indefinite', 'closed', 'unknown'],
  obligation: ['none', 'current', 'due_soon', 'overdue', 'called'],
} as const
type CodeField = keyof typeof CODES
const LINE_FIELDS = ['availability', 'authorisation', 'limit', 'balance', 'obligation'] as const
type SeenField = (typeof LINE_FIELDS)[number] | 'cash'
const isCode = (field: SeenField): field is CodeField => Object.hasOwn(CODES, field)
const SOURCES = ['desk_entry', 'borrower_report'] as const
/** A person's word weighs less than a system's. */
const CONFIDENCE_PPM = 700_000

type Props = { kind: ObservedKind; entry: Entry; close: () => void }

export function SeenForm({ kind, entry, close }: Props) {
  const { t } = useTranslation()
  const [field, setField] = useState<SeenField>(kind === 'project' ? 'cash' : 'availability')
  const [code, setCode] = useState<string>('drawable')
  const [amount, setAmount] = useState<number | null>(null)
  const [at, setAt] = useState(() => wallTime(new Date().toISOString()).slice(0, 16))
  const [source, setSource] = useState<(typeof SOURCES)[number]>('desk_entry')
  const [evidence, setEvidence] = useState<string>()
  const save = async (): Promise<void> => {
    const value = isCode(field) ? code : { amount_minor: minorOf(amount ?? 0), currency: textOf(entry.currency ?? CURRENCY) }
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
      isWhole={(isCode(field) || amount !== null) && at !== ''}
      save={save}
      close={close}
    >
      <p className="muted">{t('registers.seen.about')}</p>
      {kind !== 'project' && (
        <FieldChoice
          field={field}
          choose={(one) => {
            setField(one)
            if (isCode(one)) setCode(CODES[one][0])
          }}
        />
      )}
      <ValueField field={field} code={code} setCode={setCode} amount={amount} setAmount={setAmount} />
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

function FieldChoice({ field, choose }: { field: SeenField; choose: (field: SeenField) => void }) {
  const { t } = useTranslation()
  return (
    <Choice
      label={t('registers.seen.of')}
      value={field}
      names={LINE_FIELDS}
      nameOf={(one) => t(`desk.field.${one as (typeof LINE_FIELDS)[number]}`)}
      change={choose}
    />
  )
}

type ValueProps = {
  field: SeenField
  code: string
  setCode: (code: string) => void
  amount: number | null
  setAmount: (amount: number | null) => void
}

function ValueField({ field, code, setCode, amount, setAmount }: ValueProps) {
  const { t } = useTranslation()
  if (isCode(field)) return <CodeChoice field={field} value={code} change={setCode} />
  return <NumberField label={t('registers.seen.amount')} value={amount} change={setAmount} digits={2} />
}

function CodeChoice({ field, value, change }: { field: CodeField; value: string; change: (code: string) => void }) {
  const { t } = useTranslation()
  const nameOf = (code: string): string => {
    if (field === 'authorisation') return t(`desk.authorisation.${code as 'granted'}`)
    return field === 'availability' ? t(`desk.availability.${code as 'drawable'}`) : t(`desk.obligation.${code as 'none'}`)
  }
  return <Choice label={t('registers.seen.value')} value={value} names={CODES[field]} nameOf={nameOf} change={change} />
}
