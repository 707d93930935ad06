/** Packs that are proposed while the server runs: checked, kept by their content, and told of what they would do. */
import type { PackReport } from '@fairline/contract/views/pack'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { PackDiagnostic } from '@fairline/domain/pack/diagnostic'
import type { Pack } from '@fairline/domain/pack/pack'
import { openPackImpact } from '@fairline/domain/pack/pack-impact'
import { isPackFile } from '../pack-folder.ts'
import type { Packs } from '../packs.ts'
import { type ProblemBody, problemOf } from '../routes/problems.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import { listAccounts } from '../store/account-table.ts'
import { type BorrowerKey, BUCKETS } from '../store/borrower-key.ts'
import { readAccounts } from '../store/current-account.ts'
import type { Books } from '../store/database.ts'
import type { KnownBooks } from '../store/known-books.ts'
import { findPackId, keepWaitingPack } from '../store/pack-table.ts'
import { checkPack } from './check-pack.ts'
import type { CheckTask, PackCheck } from './check-thread.ts'

export type PackDeskParts = Readonly<{ database: Books; packs: Packs; books: KnownBooks; clocks: BookClocks }>

type Refused = Readonly<{ ok: false; problem: ProblemBody }>
type Checked = Readonly<{ ok: true; check: PackCheck }> | Refused

export type PackDesk = Readonly<{
  /** Kept only where it reads without a fault; each fault is told with its file and place. */
  propose: (files: Readonly<Record<string, string>>) => Promise<Checked>
  /** `organisationId`: whose borrowers are looked at. */
  report: (organisationId: number, hash: string) => Promise<Readonly<{ ok: true; report: PackReport }> | Refused>
}>

const FILES_MAX = 200
/** What a check says of a pack it always says: the last few are kept, as each takes seconds. */
const KNOWN_MAX = 8

export function openPackDesk(parts: PackDeskParts): PackDesk {
  const { database, packs } = parts
  const known = new Map<string, PackCheck>()
  const proved = async (pack: Pack): Promise<Checked> => {
    const before = known.get(pack.hash)
    const answer: Checked = before === undefined ? await checked({ files: pack.files, proves: true }) : { ok: true, check: before }
    if (!answer.ok) return answer
    if (known.size >= KNOWN_MAX) known.delete(known.keys().next().value!)
    known.set(pack.hash, answer.check)
    return answer
  }
  return {
    propose: async (sent) => {
      const files = new Map(Object.entries(sent))
      const strange = [...files.keys()].find((name) => !isPackFile(name))
      if (strange !== undefined) return refused([{ pointer: '/files', detail: `no file of a pack: ${strange}` }])
      if (files.size > FILES_MAX) return refused([{ pointer: '/files', detail: `more than ${FILES_MAX} files` }])
      const answer = await checked({ files, proves: false })
      if (answer.ok) await keepWaitingPack(database, answer.check.hash, files)
      return answer
    },
    report: async (organisationId, hash) => {
      const pack = await packs.stored(hash)
      if (pack === undefined) return { ok: false, problem: problemOf('not-found') }
      const answer = await proved(pack)
      if (!answer.ok) return answer
      const { warnings, cases, proof } = answer.check
      invariant(proof !== null, 'it was asked to prove')
      const [decided, impact] = [await findPackId(database, hash), await impactOf(parts, organisationId, pack)]
      const state = { in_force: packs.current.hash === hash, has_decided: decided !== undefined }
      const faults = { warnings: [...warnings], cases: { ...cases, failing: [...cases.failing] } }
      return {
        ok: true,
        report: { hash, title: pack.title, ...state, ...faults, proof: { ...proof, findings: [...proof.findings] }, impact },
      }
    },
  }
}

const refused = (errors: { pointer: string; detail: string }[]): Refused => ({
  ok: false,
  problem: problemOf('pack-has-faults', { errors }),
})

async function checked(task: CheckTask): Promise<Checked> {
  const answer = await checkPack(task)
  if (answer === 'overloaded') return { ok: false, problem: problemOf('overloaded', { detail: 'others are checked: send it once more' }) }
  if (answer === 'given-up') return refused([{ pointer: '/files', detail: 'takes too long to check' }])
  return answer.ok ? answer : refused(answer.faults.map(faultOf))
}

const faultOf = ({ file, line, table, row, column, message }: PackDiagnostic) => ({
  pointer: `/files/${file}`,
  detail: [line && `line ${line}`, table && `table ${table}`, row && `row ${row}`, column && `column ${column}`, message]
    .filter(Boolean)
    .join(', '),
})

const PAGE = 100
const LOOKED_AT_MAX = 2_000

/** By buckets, which are drawn by lot: the first are as good a sample as any. */
async function impactOf(
  { database, packs, books, clocks }: PackDeskParts,
  organisationId: number,
  pack: Pack,
): Promise<PackReport['impact']> {
  const book = database.as(organisationId)
  const known = await books.current(book, organisationId)
  const impact = openPackImpact(packs.current, pack)
  let after: BorrowerKey = { bucket: 0, id: -1n }
  for (let looked = 0; looked < LOOKED_AT_MAX; looked += PAGE) {
    const rows = await listAccounts(book, { after, lastBucket: BUCKETS - 1, limit: PAGE })
    for (const account of (await readAccounts(book, rows)).values()) {
      const { signals, line, clockAt } = account()
      impact.look({ signals, line }, Math.max(clockAt, clocks.nowIn(organisationId) ?? 0), known)
    }
    if (rows.length < PAGE) return { ...summed(impact), is_all: true }
    after = rows.at(-1)!.borrower
  }
  return { ...summed(impact), is_all: false }
}

const summed = (impact: ReturnType<typeof openPackImpact>) => {
  const { decisions, ...sums } = impact.sum()
  return { ...sums, decisions: [...decisions] }
}
