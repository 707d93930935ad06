/** What is owed on the line of a facility, once people assign entries of statements to it or take that back. */
import { type Owed, owedByHand, type SeenOwed } from '@fairline/domain/desk/funding/owed-by-hand'
import { matchesOf } from '@fairline/domain/desk/funding/statement-record'
import type { DeskBook } from '@fairline/domain/desk/model/desk-book'
import type { Client } from '../store/database.ts'
import { type NewDeskFact, readSeen } from '../store/desk-fact-table.ts'
import { balanceFact } from './statement-facts.ts'

/** So are observations named that follow from what was seen and what people assigned: they are worked out again, and not built on. */
const BY_HAND = 'hand.'
const SEEN_EACH = 200

type Asked = Readonly<{ book: DeskBook; client: Client; organisationId: number; at: number }>
type Moving = Readonly<{ without?: ReadonlySet<string>; moreMinor?: number }>

/** `name`: under which it is told, once. */
export async function owedFact(asked: Asked, line: string, name: string, currency: string, moving: Moving): Promise<NewDeskFact> {
  const { amountMinor, isAnew } = await owedOn(asked, line, moving)
  return balanceFact(isAnew ? name : `${BY_HAND}${name}`, line, amountMinor, currency, asked.at)
}

async function owedOn({ book, client, organisationId, at }: Asked, line: string, moving: Moving): Promise<Owed> {
  const seen = await readSeen(client, organisationId, { kind: 'facility', subjects: [line], each: SEEN_EACH, at, knownAt: at })
  const last = seen.find(({ field, id }) => field === 'balance' && !id.startsWith(BY_HAND))
  const amount = (last?.value as Readonly<{ amount_minor: number }> | undefined)?.amount_minor ?? 0
  const known: SeenOwed = { amountMinor: amount, sequence: last?.sequence ?? 0 }
  const standing = matchesOf(book).filter((one) => one.line === line && one.evidence === 'person')
  return owedByHand(known, standing, moving)
}
