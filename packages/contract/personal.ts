export type PersonalKind = 'name' | 'id_number' | 'phone' | 'address' | 'bank_card' | 'employer' | 'email' | 'free_text'
export const LOOK_UP_KINDS: ReadonlySet<PersonalKind> = new Set(['phone', 'id_number', 'bank_card', 'email'])
export const normalise = (_kind: PersonalKind, value: string): string => value
export const personalKindOf = (_type: string, _field: string, _data: Readonly<Record<string, unknown>>): PersonalKind | undefined =>
  undefined
