/** A profile as it stands in its form, and as it is sent. */
import type { ImportProfile, ImportProfileWish, ImportShape } from '../../api/import-requests.ts'

type ProfileField = ImportProfile['fields'][number]
export type FieldDraft = Readonly<{ column: string; otherwise: string; values: string; unit: NonNullable<ProfileField['unit']> }>
export type ProfileDraft = Readonly<{
  id: string
  name: string
  kind: ImportProfile['kind']
  delimiter: ImportProfile['delimiter']
  dayForm: ImportProfile['day_form']
  marks: keyof typeof MARKS
  idColumn: string
  idPrefix: string
  endStarts: string
  sumField: string
  sumLabel: string
  countLabel: string
  fields: Readonly<Record<string, FieldDraft>>
}>

/** As an amount looks, and which mark is which. */
export const MARKS = {
  '1,234.50': { decimal_mark: '.', group_mark: ',' },
  '1.234,50': { decimal_mark: ',', group_mark: '.' },
  '1 234,50': { decimal_mark: ',', group_mark: ' ' },
  '1234.50': { decimal_mark: '.', group_mark: null },
} as const
export const DAY_FORMS = ['yyyy-mm-dd', 'yyyy/mm/dd', 'yyyymmdd', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy'] as const
export const DELIMITERS = [',', ';', '\t', '|'] as const
export const UNITS = ['percent', 'permille', 'ppm', 'ratio'] as const
export const EMPTY_FIELD: FieldDraft = { column: '', otherwise: '', values: '', unit: 'percent' }

export function draftOf(profile: ImportProfile | undefined): ProfileDraft {
  if (profile === undefined)
    return {
      ...{ id: '', name: '', kind: 'need', delimiter: ',', dayForm: 'yyyy-mm-dd', marks: '1,234.50', idColumn: '', idPrefix: '' },
      ...{ endStarts: '合计', sumField: '', sumLabel: '', countLabel: '', fields: { currency: { ...EMPTY_FIELD, otherwise: 'CNY' } } },
    }
  const { decimal_mark, group_mark, naming, totals } = profile
  const marks = Object.entries(MARKS).find(([, one]) => one.decimal_mark === decimal_mark && one.group_mark === group_mark)
  return {
    ...{ id: profile.id, name: profile.name, kind: profile.kind, delimiter: profile.delimiter, dayForm: profile.day_form },
    ...{ marks: (marks?.[0] ?? '1,234.50') as ProfileDraft['marks'], idColumn: naming.column ?? '', idPrefix: naming.prefix },
    ...{ endStarts: profile.end_starts.join('；'), sumField: totals.sum_field ?? '' },
    ...{ sumLabel: totals.sum_label ?? '', countLabel: totals.count_label ?? '' },
    fields: Object.fromEntries(profile.fields.map((field) => [field.field, fieldDraft(field)])),
  }
}

const fieldDraft = ({ column = '', otherwise = '', values = [], unit = 'percent' }: ProfileField): FieldDraft => ({
  ...{ column, otherwise, unit },
  values: values.map(({ said, means }) => `${said}=${means}`).join('；'),
})

const listed = (text: string): string[] => text.split(/[;；]/).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))

/** `工资=payroll；材料=supplier`. What has no meaning is passed over. */
export const valuesIn = (text: string): { said: string; means: string }[] =>
  listed(text).flatMap((pair) => {
    const at = pair.lastIndexOf('=')
    const [said, means] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()]
    return at < 0 || means === '' ? [] : [{ said, means }]
  })

export function wishOf(draft: ProfileDraft, shape: ImportShape, version: number): ImportProfileWish {
  const fields = shape.fields.flatMap(({ field, form }): ProfileField[] => {
    const { column, otherwise, values, unit } = draft.fields[field] ?? EMPTY_FIELD
    if (column.trim() === '' && otherwise.trim() === '') return []
    const meanings = valuesIn(values)
    return [
      {
        field,
        ...(column.trim() !== '' && { column: column.trim() }),
        ...(otherwise.trim() !== '' && { otherwise: otherwise.trim() }),
        ...(meanings.length > 0 && { values: meanings }),
        ...(form === 'rate' && { unit }),
      },
    ]
  })
  const { sumField, sumLabel, countLabel } = draft
  return {
    ...{ version, name: draft.name.trim(), kind: draft.kind, delimiter: draft.delimiter, day_form: draft.dayForm, ...MARKS[draft.marks] },
    ...{ end_starts: listed(draft.endStarts), fields },
    naming: { prefix: draft.idPrefix.trim(), ...(draft.idColumn.trim() !== '' && { column: draft.idColumn.trim() }) },
    totals: {
      ...(sumField !== '' && { sum_field: sumField }),
      ...(sumField !== '' && sumLabel.trim() !== '' && { sum_label: sumLabel.trim() }),
      ...(countLabel.trim() !== '' && { count_label: countLabel.trim() }),
    },
  }
}

/** Fields that nothing says yet, and that a new entry cannot be without. */
export const missingIn = (draft: ProfileDraft, shape: ImportShape): string[] =>
  shape.fields
    .filter(({ field, form, is_required: isRequired }) => {
      const { column, otherwise } = draft.fields[field] ?? EMPTY_FIELD
      return isRequired && form !== 'ids' && column.trim() === '' && otherwise.trim() === ''
    })
    .map(({ field }) => field)

const HEADER_WITHIN = 30
const SAMPLE_MAX = 1_000_000

/** The names in the line with the most cells, of a sample that stays on this machine. */
export async function headerOf(file: File, delimiter: string): Promise<string[]> {
  const bytes = await file.slice(0, SAMPLE_MAX).arrayBuffer()
  const lines = textOf(bytes)
    .split(/\r\n|\n|\r/)
    .slice(0, HEADER_WITHIN)
  const cells = lines.map((line) => line.split(delimiter).map((cell) => cell.replaceAll('"', '').trim()))
  const most = cells.reduce<string[]>((best, line) => (line.filter(Boolean).length > best.filter(Boolean).length ? line : best), [])
  return [...new Set(most.filter(Boolean))]
}

/** As the server reads it: UTF-8, or else GB18030. */
function textOf(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
