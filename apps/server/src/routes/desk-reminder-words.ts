/** Contacts, trainings and professional firms of a desk, as the API writes them. */
import type { ContactDuePage, ServiceStandingPage, TrainingPage } from '@fairline/contract/desk/reminders'
import { stateOf } from '@fairline/domain/desk/model/desk-book'
import type { Registers } from '@fairline/domain/desk/picture/registers'
import type { ContactDue } from '@fairline/domain/desk/registers/contact-due'
import { mayBeChosen, type ServiceStanding } from '@fairline/domain/desk/registers/service-standing'
import type { TrainingValid } from '@fairline/domain/desk/registers/training-validity'
import { type Day, dayText } from '@fairline/domain/kernel/day'
import type { z } from 'zod'

type RowOf<Page extends z.ZodType<{ data: unknown[] }>> = z.infer<Page>['data'][number]

const dayOrNone = (day: Day | null): string | null => (day === null ? null : dayText(day))
/** Of one entry so many are shown: the registers hold them all. */
const EACH_MAX = 50

export const contactView =
  ({ book, when }: Registers) =>
  ({ relation: { id, version, content }, contacts, lastOn, dueOn, state }: ContactDue): RowOf<typeof ContactDuePage> => {
    const { provider_id, contact, note = null, next_contact_on, every_days = null } = content
    const provider = stateOf(book, 'provider', provider_id, when)?.content.name ?? provider_id
    return {
      ...{ relation_id: id, version, provider_id, provider, contact, note, agreed_on: next_contact_on, every_days, state },
      ...{ last_on: dayOrNone(lastOn), due_on: dayOrNone(dueOn) },
      contacts: contacts.slice(0, EACH_MAX).map((one) => {
        const { held_on, way, note: said } = one.content
        return { id: one.id, held_on, way, note: said }
      }),
    }
  }

export function trainingView({ training: { id, version, content }, validUntil, state }: TrainingValid): RowOf<typeof TrainingPage> {
  const { topic, audience, held_on, attendees, minutes, valid_months = null, material_sha256 = null } = content
  return {
    ...{ training_id: id, version, topic, audience, held_on, attendees, minutes, valid_months, material_sha256, state },
    valid_until: dayOrNone(validUntil),
  }
}

export function serviceView(standing: ServiceStanding): RowOf<typeof ServiceStandingPage> {
  const { provider, state, reasons, licenceUntil, nextCheckOn, checks, complaints, engagements } = standing
  const { name, kind, registration, valid_until, choice = 'open', choice_reason = null, note = null } = provider.content
  return {
    ...{ service_provider_id: provider.id, version: provider.version, name, kind, registration, note },
    ...{ registered_until: valid_until, choice, choice_reason, state, reasons: [...reasons], may_be_chosen: mayBeChosen(standing) },
    ...{ licence_until: dayText(licenceUntil), next_check_on: dayOrNone(nextCheckOn) },
    checks: checks.slice(0, EACH_MAX).map(({ id, content: { checked_on, checked_by, where, result } }) => ({
      ...{ id, checked_on, checked_by, where, result },
    })),
    complaints: complaints
      .slice(0, EACH_MAX)
      .map(({ id, version, content: { made_on, about, words, closed_on = null, outcome = null } }) => ({
        ...{ id, version, made_on, about, words, closed_on, outcome },
      })),
    engagements: engagements.slice(0, EACH_MAX).map(({ id, content: { purpose, fee, from_on, project_id = null } }) => ({
      ...{ id, purpose, fee, from_on, project_id },
    })),
  }
}
