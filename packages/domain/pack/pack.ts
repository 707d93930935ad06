/**
 * A policy pack: the versioned artefact that maps signals to score, grade, limit, price and holds, and says its reasons.
 *
 * Files    pack.yaml (title, scale of scores), policy.dmn (decision tables, pack-shape.ts), reasons.yaml (texts, evidence, cures, observation),
 *          actions.yaml (what a borrower can do), notices.yaml (words of notices), messages.yaml (what is said before), cases.yaml (by when a case is answered), faq.yaml (questions and answers), cases/*.csv (the pack's own tests), proofs.yaml (what holds for every borrower, proofs.ts),
 *          *.pmml (models that feed the tables, models.ts);
 *          where it lends by products: products/*.yaml, calendars/*.yaml, rules.yaml (lending.ts).
 * Identity SHA-256 of its content: paths in order, each with the SHA-256 of its text with line ends as LF.
 * Source   design.md section 5.
 */
import type { Yardstick } from '@fairline/policy/explain/explainer'
import { loadPolicy, type Policy } from '@fairline/policy/policy'
import type { Statements } from '@fairline/policy/prove/statements'
import { z } from 'zod'
import { BANNER_REASON } from '../book/banners.ts'
import { BROKEN_COMMITMENT } from '../line/restore.ts'
import { MESSAGES_FILE, type MessageWords, readMessages } from '../messages/message-words.ts'
import { NOTICES_FILE, type NoticeTemplates, readNotices } from '../notices/templates.ts'
import type { ScoreScale } from '../signals/signal.ts'
import { ACTIONS_FILE, readActions, type WaysBack } from './actions.ts'
import { BASELINES_FILE, readBaselines } from './baselines.ts'
import { CASES_FILE, type CaseKind, type CasePlan, readCasePlans } from './case-plans.ts'
import { type PackDiagnostic, packFault } from './diagnostic.ts'
import { FAQ_FILE, type FaqEntry, readFaq } from './faq.ts'
import { faultsOfLending, type Lending, lendingOf, reasonsOfLending } from './lending.ts'
import { type LendingFiles, readLendingFiles } from './lending-files.ts'
import { faultsOfUnits, feedsIn, Models } from './models.ts'
import { faultsOfShape, fileOf, holdTables, PACK_FILE, POLICY_FILE, reasonsGiven } from './pack-shape.ts'
import { PROOFS_FILE, readProofs } from './proofs.ts'
import { type Reason, readReasons } from './reasons.ts'
import { faultsOfSecurity } from './security-faults.ts'
import { schemaWithout, signalSchema } from './signal-tests.ts'
import { faultsOfSignalsOff, offSomewhere, SignalsOff } from './signals-off.ts'
import { vagueReasons } from './vague-reasons.ts'
import { Bilingual, fileId, readYaml } from './yaml-file.ts'

export type Pack = Lending &
  Readonly<{
    hash: string
    /** How the engine is meant to take it: what a pack of before decided it decides again, though the engine does better by now (P8). */
    revision: number
    title: Bilingual
    scoreScale: ScoreScale
    signalsOff: SignalsOff
    policy: Policy
    /** What is to be proved of the policy. */
    statements: Statements
    reasons: ReadonlyMap<string, Reason>
    waysBack: WaysBack | null
    /** What points are held against where a decision on the score is explained; null in packs of before. */
    yardsticks: readonly Yardstick[] | null
    /** Words of notices, by what they are about. */
    notices: NoticeTemplates
    /** What is said before anything happens; null where the pack says nothing. */
    messages: MessageWords | null
    /** By kind; a kind that is not among them has no deadline of its own. */
    casePlans: ReadonlyMap<CaseKind, CasePlan>
    /** In the order of the file. */
    faq: readonly FaqEntry[]
    files: ReadonlyMap<string, string>
  }>

export type PackReading =
  | { readonly ok: true; readonly pack: Pack; readonly warnings: readonly PackDiagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly PackDiagnostic[] }

const REASONS_FILE = 'reasons.yaml'

const NEWEST_REVISION = 2

/**
 * `score_scale`: the scale of the external scores that the tables are written for; scores on another are not read.
 * `default_product`: what a borrower gets who names none. `signals_off`: families of signals that are not looked at, by jurisdiction.
 * `models`: PMML files by the name of the input or decision that each feeds.
 * `revision`: 2 since money that could not be paid out by our fault, or for lack of a funder, leaves no application behind it, and a temporary limit gives way
 *          to none that is lower or shorter. Left out it is 1.
 */
const PackFile = z.strictObject({
  format: z.literal(1),
  revision: z.int().min(1).max(NEWEST_REVISION).default(1),
  title: Bilingual,
  score_scale: z.strictObject({ min: z.int().nonnegative(), max: z.int().positive() }),
  default_product: fileId.optional(),
  models: Models.optional(),
  signals_off: SignalsOff.default({}),
})

/** Reasons that the engine itself gives, whatever the tables say: every pack words them. */
const STRUCTURAL_REASONS = ['credit-insufficient', 'not-assessable'] as const

/** Reasons that the engine gives where a request is under review, a hold was a mistake, or a promise was not kept. Packs made before there were such words load all the same. */
const OF_HOLDS = ['PL07', 'PL09', BROKEN_COMMITMENT] as const

/**
 * `files`: path inside the pack, with `/`, to its text. `sha256` of a text, in hex, is lent by the host.
 * `purpose`: a pack that decided once reads for ever, also where it does what a pack may not do any more.
 */
export function readPack(
  files: ReadonlyMap<string, string>,
  sha256: (text: string) => string,
  purpose: 'to-decide' | 'to-replay' = 'to-decide',
): PackReading {
  const [about, dmn, words] = [PACK_FILE, POLICY_FILE, REASONS_FILE].map((file) => files.get(file))
  if (about === undefined || dmn === undefined || words === undefined) return { ok: false, diagnostics: missingFiles(files) }
  const head = readYaml(about, PACK_FILE, PackFile)
  const { reasons, diagnostics } = readReasons(words, REASONS_FILE)
  // Where the words cannot be read, which reasons they lack is not known: only the first fault counts.
  const areWordsRead = diagnostics.length === 0
  const lending = readLendingFiles(files)
  const inputs = head.ok ? schemaWithout(offSomewhere(head.value.signals_off, lending.products.values())) : signalSchema
  const models = feedsIn(files)
  const loaded = loadPolicy({ xml: dmn, file: POLICY_FILE, inputs, backEnd: 'generated', models: models.feeds })
  const told = readTold(files, reasons)
  const ofFiles = [...diagnostics, ...lending.diagnostics, ...told.diagnostics]
  const ofTables = loaded.ok || !models.isWhole ? [] : loaded.diagnostics
  const faults = [...(head.ok ? [] : head.diagnostics), ...models.diagnostics, ...ofTables, ...ofFiles]
  if (!head.ok || !loaded.ok) return { ok: false, diagnostics: faults }
  const { policy, warnings } = loaded
  const { revision, title, score_scale: scoreScale, default_product: defaultProduct, signals_off: signalsOff } = head.value
  const kept = jurisdictionsOf(lending)
  faults.push(
    ...faultsOfShape(policy),
    ...faultsOfUnits(policy),
    ...faultsOfLending(lending, { files, packFile: PACK_FILE, defaultProduct, policy }),
    ...faultsOfSignalsOff(signalsOff, { kept, content: about, file: PACK_FILE }),
  )
  const proofs = readProofs(files.get(PROOFS_FILE), policy, kept)
  faults.push(...proofs.diagnostics)
  const baselines = readBaselines(files.get(BASELINES_FILE), policy)
  faults.push(...baselines.diagnostics)
  const given = allReasons(policy, lending)
  if (areWordsRead) faults.push(...faultsOfWords(policy, { given, reasons, purpose }))
  if (faults.length > 0) return { ok: false, diagnostics: [...warnings, ...faults] }
  return {
    ok: true,
    pack: {
      hash: hashOf(files, sha256),
      revision,
      title,
      scoreScale,
      signalsOff,
      policy,
      statements: proofs.statements,
      reasons,
      ...told.parts,
      yardsticks: baselines.yardsticks,
      files,
      ...lendingOf(lending, defaultProduct),
    },
    warnings: [...warnings, ...models.warnings, ...unused(given, reasons), ...outdated(revision)],
  }
}

/** What borrowers are told, and can do: each from a file of its own, which a pack may do without. */
function readTold(files: ReadonlyMap<string, string>, reasons: ReadonlyMap<string, Reason>) {
  const ways = readActions(files.get(ACTIONS_FILE))
  const notices = readNotices(files.get(NOTICES_FILE))
  const messages = readMessages(files.get(MESSAGES_FILE), reasons)
  const plans = readCasePlans(files.get(CASES_FILE))
  const faq = readFaq(files.get(FAQ_FILE), reasons)
  return {
    parts: {
      waysBack: ways.waysBack,
      notices: notices.templates,
      messages: messages.messages,
      casePlans: plans.casePlans,
      faq: faq.faq,
    },
    diagnostics: [ways, notices, messages, plans, faq].flatMap((one) => one.diagnostics),
  }
}

type Worded = Readonly<{ given: readonly Given[]; reasons: ReadonlyMap<string, Reason>; purpose: 'to-decide' | 'to-replay' }>

function faultsOfWords(policy: Policy, { given, reasons, purpose }: Worded): PackDiagnostic[] {
  const always = [...unworded(given, reasons), ...unevidenced(policy, reasons)]
  if (purpose === 'to-replay') return always
  return [...always, ...faultsOfSecurity(policy, reasons), ...incurable(policy, reasons), ...vagueReasons(policy, reasons, REASONS_FILE)]
}

/** Whose rules the products keep; null where there are none. */
function jurisdictionsOf({ products }: LendingFiles): ReadonlySet<string> | null {
  const kept = [...products.values()].flatMap((product) => product.keeps_rules_of)
  return products.size === 0 ? null : new Set(kept)
}

const missingFiles = (files: ReadonlyMap<string, string>): PackDiagnostic[] =>
  [PACK_FILE, POLICY_FILE, REASONS_FILE]
    .filter((file) => !files.has(file))
    .map((file) => packFault('pack-incomplete', file, 'the pack holds no such file'))

function hashOf(files: ReadonlyMap<string, string>, sha256: (text: string) => string): string {
  const lines = [...files].map(([path, text]) => `${path}\n${sha256(text.replaceAll('\r\n', '\n'))}\n`)
  return sha256(lines.sort().join(''))
}

type Given = Readonly<{ reason: string; file: string; table?: string; row?: number; line?: number }>

/** Every reason that the tables, the products, the rules or the engine can give. */
const allReasons = (policy: Policy, lending: LendingFiles): Given[] => [
  ...reasonsGiven(policy),
  ...reasonsOfLending(lending),
  ...STRUCTURAL_REASONS.map((reason) => ({ reason, file: REASONS_FILE })),
]

/** A notice that cannot be worded would block the action (P6): so it does not load. */
function unworded(given: readonly Given[], reasons: ReadonlyMap<string, Reason>): PackDiagnostic[] {
  return given
    .filter(({ reason }) => !reasons.has(reason))
    .map(({ reason, file, ...place }) => ({
      ...packFault('reason-unknown', file, `reason "${reason}" is not in ${REASONS_FILE}`),
      ...place,
    }))
}

/** A row that shows the borrower none of the values it tested would leave him with a claim instead of evidence. */
function unevidenced(policy: Policy, reasons: ReadonlyMap<string, Reason>): PackDiagnostic[] {
  return [...policy.decisions.values()].flatMap((info) =>
    info.rows.flatMap(({ row, line, reason, cells }) => {
      const shown = reasons.get(reason ?? '')?.evidence
      const tested = info.inputs.filter((_, index) => cells[index] !== '-').map(({ text }) => text)
      const signals = tested.filter((text) => signalSchema.has(text))
      if (shown === undefined || signals.length === 0 || signals.some((signal) => shown.includes(signal))) return []
      const message = `reason "${reason}" shows none of what this row tests: add one of ${signals.join(', ')} to its evidence`
      return [{ ...packFault('reason-evidence', fileOf(info), message), table: info.name, row, line }]
    }),
  )
}

/** A hold of which nobody could tell when it is cured would never be seen to end: one of its steps can be checked, or is ours to do. */
function incurable(policy: Policy, reasons: ReadonlyMap<string, Reason>): PackDiagnostic[] {
  const tables = holdTables(policy)
  const places = new Map(
    reasonsGiven(policy)
      .filter(({ table }) => tables.includes(table))
      .map((given) => [given.reason, given]),
  )
  return [...places.values()].flatMap(({ reason: code, ...place }) => {
    const cures = reasons.get(code)?.cures
    if (cures === undefined || cures.some(({ done, isOurs }) => done !== null || isOurs)) return []
    const message = `none of the cures of reason "${code}" says when it is done, or that it is ours: give one of them "done" or "ours" in ${REASONS_FILE}`
    return [{ ...packFault('reason-incurable', POLICY_FILE, message), ...place }]
  })
}

/** It goes on deciding as it did, faults of the engine of then among it: whoever writes packs has to know. */
function outdated(revision: number): PackDiagnostic[] {
  if (revision === NEWEST_REVISION) return []
  const message = `decides as the engine did at revision ${revision}; the newest is ${NEWEST_REVISION}`
  return [{ ...packFault('pack-revision', PACK_FILE, message), severity: 'warning' }]
}

function unused(given: readonly Given[], reasons: ReadonlyMap<string, Reason>): PackDiagnostic[] {
  const used = new Set([...given.map(({ reason }) => reason), ...OF_HOLDS, ...Object.values(BANNER_REASON)])
  return [...reasons.values()]
    .filter(({ code, isGivenByPeople }) => !used.has(code) && !isGivenByPeople)
    .map(({ code }) => ({ ...packFault('reason-unused', REASONS_FILE, `nothing gives reason "${code}"`), severity: 'warning' }))
}
