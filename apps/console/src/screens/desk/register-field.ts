/** One field of a register: what it is called, and how it is filled in. */
import type { RegisterKind } from '../../api/desk-registers.ts'
import type { registers } from '../../locales/zh/registers.ts'

export type FieldName = keyof typeof registers.field
type ChoiceName = keyof typeof registers.choice

/** `rate`: in percent as it is written, in parts per million as it is sent. */
type Input =
  | Readonly<{
      as: 'text' | 'words' | 'day' | 'moment' | 'money' | 'rate' | 'count' | 'flag' | 'scopes' | 'instalments' | 'fingerprint' | 'tier'
    }>
  | Readonly<{ as: 'choice'; names: readonly ChoiceName[] }>
  | Readonly<{ as: 'entry' | 'entries'; kind: RegisterKind }>

/** `isFixed`: once it is said, another is another entry. */
export type Field = Readonly<{ name: FieldName; isOptional?: true; isFixed?: true; start?: unknown }> & Input
