import { expect, test } from 'vitest'
import { FACT_TYPES, type FactType, PROFILE_FIELDS } from './facts.ts'
import { type PersonalField, personalFieldsOf, personalKindOf } from './personal.ts'
import type { PersonalKind } from './personal-text.ts'

const identity = ['name', 'id_number', 'phone', 'address'] as const
const freeText: readonly PersonalField[] = [{ field: 'text', kind: 'free_text' }]

/** All of them: a field that somebody marks, or forgets to mark, shows here. */
const PERSONAL: Readonly<Partial<Record<FactType, readonly PersonalField[]>>> = {
  'borrower-registered': [...identity, 'bank_card' as const].map((kind) => ({ field: kind, kind })),
  'profile-changed': [{ field: 'value', kind: 'by-field' }],
  'bureau-identity-reported': identity.map((kind) => ({ field: kind, kind })),
  'bank-card-bound': [{ field: 'bank_card', kind: 'bank_card' }],
  'device-trusted': [{ field: 'name', kind: 'free_text' }],
  'employment-reported': [{ field: 'employer', kind: 'employer' }],
  'explanation-submitted': freeText,
  'appeal-submitted': freeText,
  'appeal-decided': freeText,
  'manual-review-decided': freeText,
  'operator-note-recorded': freeText,
  'case-opened': freeText,
  'case-assigned': [{ field: 'note', kind: 'free_text' }],
  'case-noted': ['text', 'cause', 'cure', 'options'].map((field) => ({ field, kind: 'free_text' })),
  'case-escalated': [{ field: 'note', kind: 'free_text' }],
  'case-closed': freeText,
  'case-extended': freeText,
}

test('the personal fields of all facts are these', () => {
  const found = FACT_TYPES.map((type) => [type, personalFieldsOf(type)] as const).filter(([, fields]) => fields.length > 0)
  expect(Object.fromEntries(found)).toEqual(PERSONAL)
})

test('a version that has none has none, and one that never was has none either', () => {
  expect([1, 2, 3].map((version) => personalFieldsOf('session-started', version))).toEqual([[], [], []])
})

test.each<[type: FactType, field: string, data: Record<string, unknown>, kind: PersonalKind | undefined]>([
  ['borrower-registered', 'name', {}, 'name'],
  ['borrower-registered', 'kind', {}, undefined],
  ['profile-changed', 'field', { field: 'phone' }, undefined],
  ['profile-changed', 'value', { field: 'phone' }, 'phone'],
  ['profile-changed', 'value', { field: 'address' }, 'address'],
  ['profile-changed', 'value', { field: 'occupation' }, 'employer'],
  ['profile-changed', 'value', { field: 'identity_document' }, 'id_number'],
  ['profile-changed', 'value', { field: 'bank_card' }, 'bank_card'],
  ['profile-changed', 'value', { field: 'constructor' }, 'free_text'],
  ['profile-changed', 'value', {}, 'free_text'],
])('%s: %s, given %j', (type, field, data, kind) => {
  expect(personalKindOf(type, field, data)).toBe(kind)
})

test('every profile field has a kind of its own', () => {
  expect(new Set(PROFILE_FIELDS.map((field) => personalKindOf('profile-changed', 'value', { field }))).size).toBe(PROFILE_FIELDS.length)
})
