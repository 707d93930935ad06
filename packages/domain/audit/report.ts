/**
 * The report of an internal audit over a time: who had access, in what roles and to what; personal data that were looked at; what people decided against the
 * machine; how two people checked each other; which rules changed; keys; and what was refused.
 *
 * Pure     a fold over what the audit lists (in any order) and over approvals. `at`, `from`, `until`: epoch milliseconds; `until` is not in it.
 * Limit    lists hold LISTED_MAX rows, the newest; their counts are whole.
 */
import type { Words } from '../documents/markup.ts'

export type AuditItem = Readonly<{
  at: number
  what: string
  words: Words
  actor: string
  actorName: string
  person: string
  roles: readonly string[] | null
  subject: string | null
  reason: string | null
  detail: Readonly<Record<string, unknown>>
}>

/** As it ended, or stood at `until`. */
export type AskedApproval = Readonly<{
  kind: string
  words: Words
  state: 'open' | 'expired' | 'approved' | 'done' | 'failed' | 'rejected' | 'withdrawn'
  madeAt: number
  decidedAt: number | null
}>

export type AuditScope = Readonly<{ organisation: string; from: number; until: number; at: number; isComplete: boolean }>

export type PersonRow = Readonly<{
  person: string
  name: string
  roles: readonly string[]
  signIns: number
  borrowersSeen: number
  looks: number
  exports: number
  refused: number
  entries: number
}>
export type Listed = Readonly<{ at: number; words: Words; name: string; subject: string | null; reason: string | null }>
export type Counted = Readonly<{ count: number; rows: readonly Listed[] }>
export type EyesRow = Readonly<{
  kind: string
  words: Words
  asked: number
  approved: number
  rejected: number
  withdrawn: number
  expired: number
  open: number
  /** Of those that were decided; null: none was. */
  medianMs: number | null
}>

export type AuditReport = AuditScope &
  Readonly<{
    entries: number
    roles: readonly Readonly<{ role: string; people: number; entries: number }>[]
    people: readonly PersonRow[]
    /** Of personal data: by purpose. */
    looks: readonly Readonly<{ purpose: string; count: number; people: number; borrowers: number }>[]
    overrides: Counted
    fourEyes: readonly EyesRow[]
    /** Tries to decide on one's own request, through whatever account. */
    ownRefused: number
    rules: Counted
    keys: Counted
    refused: Counted
  }>

export const LISTED_MAX = 500

const LOOKS: ReadonlySet<string> = new Set(['personal-data-revealed', 'document-revealed'])
const EXPORTS: ReadonlySet<string> = new Set(['audit-exported', 'audit-reported', 'backup-taken', 'desk-reported'])
/** Where a person decided otherwise than the machine, or took back what stood. */
const OVERRIDES: ReadonlySet<string> = new Set([
  ...['application-reviewed', 'limit-proposed', 'temporary-limit-granted', 'operator-error-recorded', 'bulk-correction-released'],
  ...['appeal-decided', 'manual-review-decided', 'repayment-reversed', 'loan-charged-off', 'relief-granted', 'misuse-cleared'],
  ...['terms-breach-cleared', 'takeover-cleared', 'fraud-link-cleared', 'judgment-settled', 'incapacity-cleared', 'personal-data-erased'],
])
const RULES: ReadonlySet<string> = new Set([
  ...['regulator-order-issued', 'regulator-order-lifted', 'funder-limit-changed', 'minimum-client-version-changed', 'clock-moved'],
  ...['roles-changed', 'person-suspended', 'person-restored', 'accounts-joined', 'master-key-rotated', 'master-key-removed'],
])
/** Of approvals whose end is a rule and no fact. */
const RULES_BY_APPROVAL: ReadonlySet<string> = new Set(['pack-activation', 'notice-template', 'facility-purposes', 'project-policy'])
const KEYS: ReadonlySet<string> = new Set(['key-made', 'key-rotated', 'key-revoked'])

const isRule = ({ what, detail }: AuditItem): boolean =>
  RULES.has(what) || (what === 'approval-carried-out' && typeof detail.kind === 'string' && RULES_BY_APPROVAL.has(detail.kind))

export function auditReport(scope: AuditScope, items: readonly AuditItem[], approvals: readonly AskedApproval[]): AuditReport {
  const refused = items.filter(({ what }) => what === 'request-refused')
  return {
    ...scope,
    entries: items.length,
    roles: rolesOf(items),
    people: peopleOf(items),
    looks: looksOf(items),
    overrides: counted(items.filter(({ what }) => OVERRIDES.has(what))),
    fourEyes: eyesOf(approvals),
    ownRefused: refused.filter(({ detail }) => detail.code === 'made-by-you').length,
    rules: counted(items.filter(isRule)),
    keys: counted(items.filter(({ what }) => KEYS.has(what))),
    refused: counted(refused),
  }
}

function counted(items: readonly AuditItem[]): Counted {
  const newest = [...items].sort((one, other) => other.at - one.at).slice(0, LISTED_MAX)
  const rows = newest.map(({ at, words, actorName, subject, reason }) => ({ at, words, name: actorName, subject, reason }))
  return { count: items.length, rows }
}

function grouped<Item>(items: readonly Item[], nameOf: (item: Item) => readonly string[]): [name: string, items: Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    for (const name of nameOf(item)) {
      const group = groups.get(name)
      if (group === undefined) groups.set(name, [item])
      else group.push(item)
    }
  }
  return [...groups].sort(([one], [other]) => (one < other ? -1 : 1))
}

const different = (values: readonly (string | null)[]): number => new Set(values.filter((value) => value !== null)).size

const rolesOf = (items: readonly AuditItem[]): AuditReport['roles'] =>
  grouped(items, ({ roles }) => roles ?? []).map(([role, of]) => ({
    ...{ role, people: different(of.map(({ person }) => person)), entries: of.length },
  }))

const peopleOf = (items: readonly AuditItem[]): PersonRow[] =>
  grouped(items, ({ person }) => [person]).map(([person, of]) => {
    const count = (is: (item: AuditItem) => boolean): number => of.filter(is).length
    return {
      ...{ person, name: of[0]!.actorName, roles: [...new Set(of.flatMap(({ roles }) => roles ?? []))].sort(), entries: of.length },
      signIns: count(({ what }) => what === 'signed-in'),
      borrowersSeen: different(of.filter(({ what }) => what === 'borrower-seen').map(({ subject }) => subject)),
      looks: count(({ what }) => LOOKS.has(what)),
      exports: count(({ what }) => EXPORTS.has(what)),
      refused: count(({ what }) => what === 'request-refused'),
    }
  })

const looksOf = (items: readonly AuditItem[]): AuditReport['looks'] =>
  grouped(
    items.filter(({ what }) => LOOKS.has(what)),
    ({ detail }) => [typeof detail.purpose === 'string' ? detail.purpose : ''],
  ).map(([purpose, of]) => ({
    ...{ purpose, count: of.length, people: different(of.map(({ person }) => person)) },
    borrowers: different(of.map(({ subject }) => subject)),
  }))

const eyesOf = (approvals: readonly AskedApproval[]): EyesRow[] =>
  grouped(approvals, ({ kind }) => [kind]).map(([kind, of]) => {
    const count = (...states: readonly AskedApproval['state'][]): number => of.filter(({ state }) => states.includes(state)).length
    return {
      ...{ kind, words: of[0]!.words, asked: of.length, approved: count('approved', 'done', 'failed'), rejected: count('rejected') },
      ...{ withdrawn: count('withdrawn'), expired: count('expired'), open: count('open') },
      medianMs: medianOf(
        of.flatMap(({ state, madeAt, decidedAt }) => (decidedAt === null || state === 'withdrawn' ? [] : [decidedAt - madeAt])),
      ),
    }
  })

/** Of an even number, the lower of the two in the middle: a time that there was. */
function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null
}
