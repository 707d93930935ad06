/** What is asked of what a desk keeps up: contacts at institutions, trainings, professional firms, and what borrowers were told. */
import type { RegisterKind } from '../../api/desk-registers.ts'
import type { Field } from './register-field.ts'

const fixed = (field: Field): Field => ({ ...field, isFixed: true })
const of = (name: 'relation_id' | 'service_provider_id', kind: RegisterKind): Field => ({ name, as: 'entry', kind, isFixed: true })
const way: Field = { name: 'way', as: 'choice', names: ['call', 'meeting', 'letter', 'message'], isFixed: true }

export const KEPT_UP = {
  guidance: [
    { name: 'facility_id', as: 'entry', kind: 'facility', isFixed: true },
    fixed({ name: 'topic', as: 'choice', names: ['applications', 'device', 'profile', 'utilisation'] }),
    fixed({ name: 'given_on', as: 'day' }),
    way,
  ],
  relation: [
    { name: 'provider_id', as: 'entry', kind: 'provider' },
    { name: 'contact', as: 'text' },
    { name: 'next_contact_on', as: 'day' },
    { name: 'every_days', as: 'count', isOptional: true },
    { name: 'note', as: 'words', isOptional: true },
  ],
  contact: [of('relation_id', 'relation'), fixed({ name: 'held_on', as: 'day' }), way, fixed({ name: 'note', as: 'words' })],
  training: [
    { name: 'topic', as: 'text' },
    { name: 'audience', as: 'choice', names: ['finance_staff', 'management', 'borrowers'] },
    { name: 'held_on', as: 'day' },
    { name: 'valid_months', as: 'count', isOptional: true },
    { name: 'attendees', as: 'count' },
    { name: 'minutes', as: 'count' },
    { name: 'material_sha256', as: 'fingerprint', isOptional: true },
  ],
  service_provider: [
    { name: 'name', as: 'text' },
    { name: 'kind', as: 'choice', names: ['legal', 'accounting', 'appraisal', 'guarantee', 'credit_advice', 'other'] },
    { name: 'registration', as: 'text' },
    { name: 'valid_until', as: 'day' },
    { name: 'choice', as: 'choice', names: ['open', 'suspended', 'refused'] },
    { name: 'choice_reason', as: 'text', isOptional: true },
    { name: 'note', as: 'words', isOptional: true },
  ],
  service_check: [
    of('service_provider_id', 'service_provider'),
    fixed({ name: 'checked_on', as: 'day' }),
    fixed({ name: 'checked_by', as: 'text' }),
    fixed({ name: 'where', as: 'text' }),
    fixed({ name: 'result', as: 'choice', names: ['valid', 'not_found', 'revoked'] }),
    fixed({ name: 'valid_until', as: 'day', isOptional: true }),
    fixed({ name: 'next_check_on', as: 'day' }),
  ],
  service_complaint: [
    of('service_provider_id', 'service_provider'),
    fixed({ name: 'made_on', as: 'day' }),
    fixed({ name: 'about', as: 'choice', names: ['upfront_fee', 'promised_limit', 'unauthorised', 'quality', 'other'] }),
    fixed({ name: 'words', as: 'words' }),
    { name: 'closed_on', as: 'day', isOptional: true },
    { name: 'outcome', as: 'words', isOptional: true },
  ],
  engagement: [
    of('service_provider_id', 'service_provider'),
    fixed({ name: 'purpose', as: 'text' }),
    fixed({ name: 'fee', as: 'choice', names: ['after_service', 'by_stage', 'none'] }),
    fixed({ name: 'from_on', as: 'day' }),
    fixed({ name: 'project_id', as: 'entry', kind: 'project', isOptional: true }),
  ],
} as const satisfies Partial<Record<RegisterKind, readonly Field[]>>
