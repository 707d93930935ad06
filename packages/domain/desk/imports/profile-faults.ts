/** What a profile has to keep to beside its schema: it speaks of fields that its register has, once each, and of choices that there are. */
import type { ImportProfile } from '@fairline/contract/desk/imports'
import type { EntryFault } from '../model/entry-faults.ts'
import type { ProfileField } from './read-cell.ts'
import { type FieldShape, fieldShape } from './register-shape.ts'

export function profileFaults({ kind, fields, totals }: ImportProfile): EntryFault[] {
  const shapes = fields.map(({ field }) => fieldShape(kind, field))
  const ofFields = fields.flatMap((one, nth) => fieldFaults(one, shapes[nth], `/fields/${nth}`))
  const repeated = fields.flatMap(({ field }, nth) =>
    fields.findIndex((one) => one.field === field) < nth ? [{ pointer: `/fields/${nth}/field`, detail: 'is said already' }] : [],
  )
  const summed = fields.findIndex(({ field }) => field === totals.sum_field)
  const isSummed = totals.sum_field === undefined || (shapes[summed]?.form === 'amount' && fields[summed]?.column !== undefined)
  return [
    ...ofFields,
    ...repeated,
    ...(fields.some(({ column }) => column !== undefined) ? [] : [{ pointer: '/fields', detail: 'must name a column at least' }]),
    ...(isSummed ? [] : [{ pointer: '/totals/sum_field', detail: 'must be an amount that has a column' }]),
  ]
}

function fieldFaults({ values = [], otherwise, unit }: ProfileField, shape: FieldShape | undefined, pointer: string): EntryFault[] {
  if (shape === undefined) return [{ pointer: `${pointer}/field`, detail: 'is no field of this register' }]
  const { form, choices } = shape
  const isChoice = (text: string): boolean => form !== 'choice' || choices.includes(text) || values.some(({ said }) => said === text)
  return [
    ...values.flatMap(({ means }, nth) =>
      form !== 'choice' || choices.includes(means) ? [] : [{ pointer: `${pointer}/values/${nth}/means`, detail: 'is none of its choices' }],
    ),
    ...(otherwise === undefined || isChoice(otherwise) ? [] : [{ pointer: `${pointer}/otherwise`, detail: 'is none of its choices' }]),
    ...(unit === undefined || form === 'rate' ? [] : [{ pointer: `${pointer}/unit`, detail: 'is of rates only' }]),
  ]
}

/** Every column that the header has to have. */
export const columnsOf = ({ naming, fields }: Pick<ImportProfile, 'naming' | 'fields'>): string[] => [
  ...new Set([naming.column, ...fields.map(({ column }) => column)].filter((column) => column !== undefined)),
]
