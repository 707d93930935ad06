/** What the forms of the desk have in common: a drawer, amounts in yuan, and why the server did not take it. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Drawer, InputNumber, Select } from 'antd'
import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Refused } from '../../api/faults.ts'
import { useFaultWords } from '../../parts/fault-words.ts'
import { DESK_KEY } from './desk-queries.ts'

export const CURRENCY = 'CNY'
const MINOR = 100
export const minorOf = (amount: number): number => Math.round(amount * MINOR)

const ID_LENGTH = 12
/** Given by the desk: short enough to be told on the telephone. */
export const newId = (kind: string): string => `${kind}-${crypto.randomUUID().replaceAll('-', '').slice(0, ID_LENGTH)}`

type FormProps = { title: string; isWhole: boolean; save: () => Promise<unknown>; close: () => void; act?: string; children: ReactNode }

export function FormDrawer({ title, isWhole, save, close, act, children }: FormProps) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const fault = useDeskFault()
  const saving = useMutation({
    mutationFn: save,
    onSuccess: () => {
      close()
      return client.invalidateQueries({ queryKey: DESK_KEY })
    },
  })
  return (
    <Drawer open size={420} title={title} onClose={close}>
      <form
        className="desk-form"
        onSubmit={(event) => {
          event.preventDefault()
          saving.mutate()
        }}
      >
        {saving.error && <Alert type="error" role="alert" title={fault(saving.error)} />}
        {children}
        <div className="row">
          <Button type="primary" htmlType="submit" disabled={!isWhole} loading={saving.isPending}>
            {act ?? t('desk.form.save')}
          </Button>
          <Button onClick={close}>{t('desk.form.cancel')}</Button>
        </div>
      </form>
    </Drawer>
  )
}

/** Why something was not kept, as it is said to whoever reads. */
export class NotKept extends Error {
  override name = 'NotKept'
}

type Errors = readonly { pointer: string; detail: string }[]

function useDeskFault(): (error: unknown) => string {
  const { t } = useTranslation()
  const say = useFaultWords()
  return (error) => {
    if (error instanceof NotKept) return error.message
    if (!(error instanceof Refused)) return say(error)
    const { code, errors } = error.problem as { code: string; errors?: Errors }
    if (code === 'entry-changed') return t('desk.form.changed')
    if (errors === undefined || errors.length === 0) return say(error)
    return t('desk.form.unfit', { detail: errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ') })
  }
}

/** What is written in it is named by what stands above it. */
export function Labelled({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

type NumberProps = { label: string; value: number | null; change: (value: number | null) => void; max?: number; digits?: number }

export const NumberField = ({ label, value, change, max = 1_000_000_000, digits = 0 }: NumberProps) => (
  <Labelled label={label}>
    {(id) => <InputNumber<number> id={id} min={0} max={max} precision={digits} value={value} onChange={change} style={{ width: '100%' }} />}
  </Labelled>
)

type ChoiceProps<Name extends string> = {
  label: string
  value: Name
  names: readonly Name[]
  nameOf: (name: Name) => string
  change: (to: Name) => void
}

export const Choice = <Name extends string>({ label, value, names, nameOf, change }: ChoiceProps<Name>) => (
  <Labelled label={label}>
    {(id) => <Select id={id} value={value} onChange={change} options={names.map((name) => ({ value: name, label: nameOf(name) }))} />}
  </Labelled>
)
