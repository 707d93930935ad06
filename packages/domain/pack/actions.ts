/**
 * `actions.yaml` of a pack: what a borrower can do to have a restriction lifted. Each names a fact: its effect is what that fact does to his account, by
 * the same code that takes real ones, so that balances, due dates and shares all move together.
 *
 * Units    wait_days: whole days from the beginning until the fact is here. honour_days: how long a plan holds although the policy changes.
 *          preference: what a month's income, a month of waiting and a step weigh where plans are compared.
 */
import { CONSENT_PURPOSES, HELD_DOCUMENTS, PROFILE_FIELDS } from '@fairline/contract/facts'
import { z } from 'zod'
import { signalNamed } from '../signals/catalogue.ts'
import type { PackDiagnostic } from './diagnostic.ts'
import { Bilingual, fileId, readYaml, yamlFaultAt } from './yaml-file.ts'

export const ACTIONS_FILE = 'actions.yaml'

const WAIT_DAYS_MAX = 366
const HONOUR_DAYS_MAX = 400

const common = {
  text: Bilingual,
  wait_days: z.int().min(0).max(WAIT_DAYS_MAX),
  /** The signals that it can move. */
  moves: z.array(z.string()).min(1),
}

const ActionOfFile = z.discriminatedUnion('fact', [
  /** `overdue`: all that is past due, no more and no less. `any`: as much as it takes, up to all that is owed. */
  z.strictObject({ ...common, fact: z.literal('repayment-posted'), amount: z.enum(['overdue', 'any']) }),
  z.strictObject({
    ...common,
    fact: z.literal('identity-verified'),
    method: z.enum(['document', 'document_bank_card_otp', 'face', 'in_person']),
  }),
  z.strictObject({ ...common, fact: z.literal('consent-granted'), purpose: z.enum(CONSENT_PURPOSES) }),
  z.strictObject({ ...common, fact: z.literal('profile-changed'), field: z.enum(PROFILE_FIELDS) }),
  z.strictObject({ ...common, fact: z.literal('bank-card-bound') }),
  /** One that does not expire. */
  z.strictObject({ ...common, fact: z.literal('identity-document-reported'), document: z.enum(HELD_DOCUMENTS) }),
  /** All that are missing. */
  z.strictObject({ ...common, fact: z.literal('document-submitted') }),
  /** Whatever others report as past due is paid there, and reported as paid. What that costs is not known here. */
  z.strictObject({ ...common, fact: z.literal('delinquency-elsewhere-reported') }),
  /** As much as it takes is paid back to others, up to all that is owed there; what falls due there in a month stays until all is paid. */
  z.strictObject({ ...common, fact: z.literal('debt-statement-received') }),
])

const weight = z.number().min(0).max(1_000)

const ActionsFile = z.strictObject({
  format: z.literal(1),
  honour_days: z.int().min(0).max(HONOUR_DAYS_MAX),
  preference: z.strictObject({ money: weight, month: weight, step: weight }),
  /** What every plan takes for granted, told with it. */
  assumes: Bilingual,
  actions: z.record(fileId, ActionOfFile),
})

export type PackAction = Readonly<z.infer<typeof ActionOfFile> & { id: string }>
export type WaysBack = Readonly<Omit<z.infer<typeof ActionsFile>, 'format' | 'actions'> & { actions: readonly PackAction[] }>

export type ActionsRead = Readonly<{ waysBack: WaysBack | null; diagnostics: readonly PackDiagnostic[] }>

/** A pack may have no such file: then no plan is worked out, and the cures of its reasons are all that is told. */
export function readActions(content: string | undefined): ActionsRead {
  if (content === undefined) return { waysBack: null, diagnostics: [] }
  const read = readYaml(content, ACTIONS_FILE, ActionsFile)
  if (!read.ok) return { waysBack: null, diagnostics: read.diagnostics }
  const { format: _format, actions, ...rest } = read.value
  const diagnostics = Object.entries(actions).flatMap(([id, { moves }]) =>
    moves.flatMap((name, index) =>
      signalNamed.has(name) ? [] : [yamlFaultAt(content, ACTIONS_FILE, ['actions', id, 'moves', index], `there is no signal "${name}"`)],
    ),
  )
  return { waysBack: { ...rest, actions: Object.entries(actions).map(([id, action]) => ({ ...action, id })) }, diagnostics }
}
