/** What a desk is reminded of: whom to speak to at institutions, whose training ends, and which professional firms may be chosen. */
import { z } from 'zod'
import { publicId } from '../text.ts'
import { pageOf, pageQuery } from '../views/page.ts'
import { COMPLAINTS, TRAINED } from './entries.ts'

const day = z.string()
const dayOrNone = z.string().nullable()
const version = z.int()

export const KeptQuery = z.strictObject({ ...pageQuery, cursor: publicId.optional() })
/** `today`: in the desk's own zone. */
const asOf = { as_of: z.string(), today: day }

const WAYS = ['call', 'meeting', 'letter', 'message'] as const
/** `due_on` null: nothing says when next. `state`: never means that nobody spoke yet. */
const ContactDue = z
  .object({
    ...{
      relation_id: z.string(),
      version,
      provider_id: z.string(),
      provider: z.string(),
      contact: z.string(),
      note: z.string().nullable(),
    },
    ...{ agreed_on: day, every_days: z.int().nullable(), last_on: dayOrNone, due_on: dayOrNone },
    state: z.enum(['overdue', 'soon', 'never', 'unplanned', 'fine']),
    /** The newest first. */
    contacts: z.array(z.object({ id: z.string(), held_on: day, way: z.enum(WAYS), note: z.string() })),
  })
  .meta({ id: 'DeskContactDue' })
export const ContactDuePage = pageOf(ContactDue).extend(asOf).meta({ id: 'DeskContactDuePage' })

const TrainingValid = z
  .object({
    ...{
      training_id: z.string(),
      version,
      topic: z.string(),
      audience: z.enum(TRAINED),
      held_on: day,
      attendees: z.int(),
      minutes: z.int(),
    },
    ...{ valid_months: z.int().nullable(), material_sha256: z.string().nullable() },
    valid_until: dayOrNone,
    state: z.enum(['expired', 'soon', 'unstated', 'planned', 'valid', 'replaced']),
  })
  .meta({ id: 'DeskTrainingValid' })
/** `roles`: those who have to be trained, on every page. */
export const TrainingPage = pageOf(TrainingValid)
  .extend({ ...asOf, roles: z.array(z.object({ role: z.string(), state: z.enum(['trained', 'soon', 'lacking']), until: dayOrNone })) })
  .meta({ id: 'DeskTrainingPage' })

/** `reasons`: why it is so, the gravest first. `may_be_chosen`: for new work. */
const ServiceStanding = z
  .object({
    ...{
      service_provider_id: z.string(),
      version,
      name: z.string(),
      kind: z.string(),
      registration: z.string(),
      note: z.string().nullable(),
    },
    ...{ registered_until: day, choice: z.enum(['open', 'suspended', 'refused']), choice_reason: z.string().nullable() },
    state: z.enum(['refused', 'check_due', 'usable']),
    reasons: z.array(
      z.enum([
        ...(['refused', 'suspended', 'warning_complaint', 'check_failed', 'licence_expired'] as const),
        ...(['not_checked', 'check_overdue', 'check_soon', 'licence_soon', 'complaint_open'] as const),
      ]),
    ),
    may_be_chosen: z.boolean(),
    licence_until: day,
    next_check_on: dayOrNone,
    checks: z.array(
      z.object({
        id: z.string(),
        checked_on: day,
        checked_by: z.string(),
        where: z.string(),
        result: z.enum(['valid', 'not_found', 'revoked']),
      }),
    ),
    complaints: z.array(
      z.object({
        ...{ id: z.string(), version, made_on: day, about: z.enum(COMPLAINTS), words: z.string() },
        ...{ closed_on: dayOrNone, outcome: z.string().nullable() },
      }),
    ),
    engagements: z.array(
      z.object({
        ...{ id: z.string(), purpose: z.string(), fee: z.enum(['none', 'after_service', 'by_stage']), from_on: day },
        project_id: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'DeskServiceStanding' })
export const ServiceStandingPage = pageOf(ServiceStanding).extend(asOf).meta({ id: 'DeskServiceStandingPage' })

/** `label`: what people call it; of a role, its code. `due_on` null: it waits already. */
const ReminderView = z
  .object({
    kind: z.enum(['contact', 'role', 'training', 'service', 'guidance']),
    ...{ id: z.string(), label: z.string(), state: z.enum(['overdue', 'soon']), due_on: dayOrNone },
  })
  .meta({ id: 'DeskReminder' })
/** The first of them: `total` is how many there are. */
export const ReminderList = z.object({ ...asOf, total: z.int(), data: z.array(ReminderView) }).meta({ id: 'DeskReminders' })
