/** Writing an entry of a register: a new one, or the whole of one anew. What the server does not take is said at its field. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Drawer } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Entry, keepEntry } from '../../api/desk-registers.ts'
import { Refused } from '../../api/faults.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { DESK_KEY } from './desk-queries.ts'
import { CURRENCY, newId } from './form-parts.tsx'
import { fieldFaults } from './register-faults.ts'
import type { Field } from './register-field.ts'
import { contentOf, FIELDS, isWhole, openingOf, type Values, type WrittenKind } from './register-fields.ts'
import { FieldInput } from './register-inputs.tsx'
import { registerQuery } from './register-queries.ts'
import { textOf } from './text-of.ts'

/** `given`: what a new one begins with. The entry that it names is not for choice then. */
type Props = { kind: WrittenKind; entry: Entry | undefined; given?: Values; close: () => void }

export function RegisterForm({ kind, entry, given = {}, close }: Props) {
  const { t } = useTranslation()
  const [values, setValues] = useState<Values>(() => ({ ...openingOf(kind, entry), ...given }))
  const saving = useKeeping({ kind, entry, close }, values)
  const told = saving.error instanceof Refused ? fieldFaults((saving.error.problem as Faulty).errors ?? []) : []
  const fields: readonly Field[] = FIELDS[kind]
  const label = useFieldLabel()
  const name = t(`registers.kind.${kind}`)
  return (
    <Drawer
      open
      size={440}
      title={entry === undefined ? t('registers.add', { kind: name }) : `${t('registers.change')} · ${name}`}
      onClose={close}
    >
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        <p className="muted">{t(`registers.kindText.${kind}`)}</p>
        {saving.error && <WhyNot error={saving.error} count={told.length} />}
        {fields.map((field) => (
          <Faulted key={field.name} faults={told.filter((one) => one.field === field.name).map(({ what }) => t(`registers.fault.${what}`))}>
            <FieldInput
              field={field}
              label={label(field)}
              value={values[field.name]}
              change={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
              isDisabled={field.isFixed === true && (entry !== undefined || (field.as === 'entry' && given[field.name] !== undefined))}
            />
          </Faulted>
        ))}
        <div className="row">
          <Button type="primary" htmlType="submit" disabled={!isWhole(kind, values)} loading={saving.isPending}>
            {t(entry === undefined ? 'registers.save' : 'registers.saveChange')}
          </Button>
          <Button onClick={close}>{t('registers.cancel')}</Button>
        </div>
      </form>
    </Drawer>
  )
}

function useFieldLabel(): (field: Field) => string {
  const { t } = useTranslation()
  return ({ name, as, isOptional }) => {
    const plain = t(`registers.field.${name}`)
    const label = as === 'money' ? t('registers.inYuan', { label: plain }) : plain
    return isOptional ? t('registers.optional', { label }) : label
  }
}

type Faulty = Readonly<{ code: string; errors?: readonly { pointer: string; detail: string }[] }>

function useKeeping({ kind, entry, close }: Props, values: Values) {
  const client = useQueryClient()
  const { data: projects = [] } = useQuery(registerQuery('project', false))
  // A form that failed is sent again under the id it had: had it been kept after all, it is not there twice.
  const [id] = useState(() => entry?.id ?? newId(kind))
  return useMutation({
    mutationFn: () => {
      const project = projects.find((one) => one.id === values.project_id)
      const content = contentOf(kind, values, entry, textOf(project?.currency ?? CURRENCY))
      return keepEntry(kind, id, { ...content, version: entry?.version ?? 0 })
    },
    onSuccess: () => {
      close()
      return client.invalidateQueries({ queryKey: DESK_KEY })
    },
  })
}

function WhyNot({ error, count }: { error: unknown; count: number }) {
  const say = useRegisterFault()
  const { t } = useTranslation()
  return <Alert type="error" role="alert" title={count > 0 ? t('registers.fault.summary', { count }) : say(error)} />
}

/** Why a register did not take something, as a whole. */
export function useRegisterFault(): (error: unknown) => string {
  const { t } = useTranslation()
  const say = useFaultWords()
  return (error) => {
    if (!(error instanceof Refused)) return say(error)
    const { code, status } = error.problem
    if (code === 'entry-changed') return t('registers.fault.changed')
    if (code === 'entry-ended') return t('registers.fault.entryEnded')
    return status === 403 ? t('registers.fault.forbidden') : say(error)
  }
}

function Faulted({ faults, children }: { faults: readonly string[]; children: ReactNode }) {
  if (faults.length === 0) return children
  return (
    <div className="register-faulted">
      {children}
      {[...new Set(faults)].map((fault) => (
        <p key={fault} className="bad" role="alert">
          {fault}
        </p>
      ))}
    </div>
  )
}
