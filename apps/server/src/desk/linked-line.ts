/** The lender's side of a link: whoever shows the borrower's code is told what the borrower lets a desk see at this moment, and nothing else. */
import { createHash, randomBytes } from 'node:crypto'
import type { LenderLine } from '@fairline/contract/desk/lender'
import { DESK_SCOPES } from '@fairline/contract/facts/consent-facts'
import { writeInstant } from '@fairline/contract/instant'
import { type DeskConsents, deskConsentOf } from '@fairline/domain/privacy/desk-consents'
import { deskViewOf } from '@fairline/domain/privacy/desk-view'
import { isInForce } from '@fairline/domain/signals/consent'
import { type DayParts, lineDayIn } from '../routes/book-day.ts'
import { accountOf } from '../routes/borrower-signals.ts'
import { borrowerNamed } from '../routes/found-borrower.ts'
import type { Books } from '../store/database.ts'
import { findLinked } from '../store/desk-link-table.ts'

const PREFIX = 'fld_'
const CODE_BYTES = 32
const CODE = /^fld_[\w-]{43}$/

export const newLinkCode = (): string => PREFIX + randomBytes(CODE_BYTES).toString('base64url')
export const hashLinkCode = (code: string): Buffer => createHash('sha256').update(code).digest()

export type LinkedLineParts = DayParts & Readonly<{ database: Books }>

/** Undefined: no borrower made this code, or he ended it. `null`: he does not let a desk see him now. */
export async function linkedLine(parts: LinkedLineParts, code: string): Promise<LenderLine | null | undefined> {
  const { database, packs, clocks } = parts
  if (!CODE.test(code)) return undefined
  const linked = await findLinked(database, hashLinkCode(code))
  const found = linked && (await borrowerNamed(database, linked.organisationId, linked.ref))
  if (found === undefined) return undefined
  const account = await accountOf(found)
  const at = Math.max(account.clockAt, clocks.nowIn(found.organisationId) ?? 0)
  const { desk: consents } = account.signals.information
  const view = deskViewOf(account, consents, { pack: packs.current, at, today: lineDayIn(parts, found.organisationId, account.line) })
  if (view === undefined) return null
  const { status, currency, band, causes, tasks, limitMinor, balanceMinor, dueDates, score, reasons, inquiries, debtSharePpm } = view
  return {
    ...{ changed_at: writeInstant(account.clockAt), scopes: scopesIn(consents, at), status, currency },
    band: band === null ? null : { from_minor: band.fromMinor, to_minor: band.toMinor },
    ...{ causes: [...causes], tasks: tasks.map(({ zh, en }) => ({ zh, en })), limit_minor: limitMinor, balance_minor: balanceMinor },
    ...{
      due_dates: dueDates === null ? null : [...dueDates],
      score: score?.value ?? null,
      reasons: reasons === null ? null : [...reasons],
      inquiries_three_months: inquiries,
      debt_share_ppm: debtSharePpm,
    },
  }
}

const scopesIn = (consents: DeskConsents, at: number): LenderLine['scopes'] =>
  DESK_SCOPES.flatMap((scope) => {
    const consent = deskConsentOf(consents, scope)
    if (!isInForce(consent, at)) return []
    const { grantedAt, expiresAt } = consent
    return [{ scope, granted_at: writeInstant(grantedAt!), expires_at: expiresAt === null ? null : writeInstant(expiresAt) }]
  })
