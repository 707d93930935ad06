/** SQL of `organisation`: whose book it is, by which clock it runs, and the wrapped key of its look-up index. */
import { invariant } from '@fairline/domain/kernel/outcome'
import type { WrappedKey } from '../sealing/master-keys.ts'
import type { Queryable } from './database.ts'

/** wall: the server's clock. log: the newest `known_at` of its events. */
export type BookClock = 'wall' | 'log'

export type Organisation = {
  readonly id: number
  readonly name: string
  readonly clock: BookClock
  readonly watermark: number | null
  /** Every account is stored in this format, or a newer one. */
  readonly accountFormat: number
  /** Every account is woken at the moments of this pack. */
  readonly wakesOfPack: number | null
  /** The newest version of its book, and the one that all its accounts were woken for. */
  readonly bookVersion: number
  readonly wakesOfBook: number
  /** Every drawdown that waits for its money has a job. */
  readonly payoutsChecked: boolean
}

type Row = Pick<Organisation, 'id' | 'name' | 'clock'> & {
  watermark: Date | null
  account_format: number
  wakes_of_pack: number | null
  book_version: number
  wakes_of_book: number
  payouts_checked: boolean
}

export async function listOrganisations(database: Queryable): Promise<Organisation[]> {
  const { rows } = await database.query<Row>(
    'select id, name, clock, watermark, account_format, wakes_of_pack, book_version, wakes_of_book, payouts_checked from organisation order by id',
  )
  return rows.map(({ id, name, clock, watermark, account_format, wakes_of_pack, book_version, wakes_of_book, payouts_checked }) => ({
    id,
    name,
    clock,
    watermark: watermark?.getTime() ?? null,
    accountFormat: account_format,
    wakesOfPack: wakes_of_pack,
    bookVersion: book_version,
    wakesOfBook: wakes_of_book,
    payoutsChecked: payouts_checked,
  }))
}

/** The organisation of that name; made when there is none. */
export async function ensureOrganisation(
  database: Queryable,
  { name, clock, accountFormat }: Pick<Organisation, 'name' | 'clock' | 'accountFormat'>,
): Promise<Organisation> {
  await database.query(
    `insert into organisation (id, name, clock, account_format) select max(id) + 1, $1, $2, $3 from organisation on conflict (name) do nothing`,
    [name, clock, accountFormat],
  )
  const made = (await listOrganisations(database)).find((one) => one.name === name)
  invariant(made !== undefined, 'an organisation that was made is there')
  return made
}

export async function setBookClock(database: Queryable, id: number, clock: BookClock): Promise<void> {
  await database.query('update organisation set clock = $2 where id = $1', [id, clock])
}

/** Forward only. */
export async function raiseWatermark(database: Queryable, id: number, watermark: number): Promise<void> {
  await database.query('update organisation set watermark = greatest(watermark, $2) where id = $1', [id, new Date(watermark)])
}

export async function setAccountFormat(database: Queryable, id: number, format: number): Promise<void> {
  await database.query('update organisation set account_format = $2 where id = $1', [id, format])
}

/** Wakes that the book asked for may have been overwritten: they are asked for again. */
export async function setWakesOfPack(database: Queryable, id: number, packId: number): Promise<void> {
  await database.query('update organisation set wakes_of_pack = $2, wakes_of_book = 0 where id = $1', [id, packId])
}

/** Forward only. */
export async function raiseWakesOfBook(database: Queryable, id: number, version: number): Promise<void> {
  await database.query('update organisation set wakes_of_book = greatest(wakes_of_book, $2) where id = $1', [id, version])
}

export async function setPayoutsChecked(database: Queryable, id: number, checked: boolean): Promise<void> {
  await database.query('update organisation set payouts_checked = $2 where id = $1', [id, checked])
}

/** Of all organisations. */
export async function uncheckPayouts(database: Queryable): Promise<void> {
  await database.query('update organisation set payouts_checked = false where payouts_checked')
}

export async function findIndexKey(database: Queryable, id: number): Promise<WrappedKey | undefined> {
  const { rows } = await database.query<{ master_key: string | null; index_key: Buffer | null }>(
    'select master_key, index_key from organisation where id = $1',
    [id],
  )
  const row = rows[0]
  return row?.master_key && row.index_key ? { masterKey: row.master_key, wrapped: row.index_key } : undefined
}

/** Unless there is one: whoever was first stays. */
export async function offerIndexKey(database: Queryable, id: number, { masterKey, wrapped }: WrappedKey): Promise<void> {
  await database.query('update organisation set master_key = $2, index_key = $3 where id = $1 and index_key is null', [
    id,
    masterKey,
    wrapped,
  ])
}

/** The same key under another master key, unless somebody changed it meanwhile. */
export async function rewrapIndexKey(
  database: Queryable,
  id: number,
  before: WrappedKey,
  { masterKey, wrapped }: WrappedKey,
): Promise<void> {
  await database.query('update organisation set master_key = $2, index_key = $3 where id = $1 and master_key = $4 and index_key = $5', [
    id,
    masterKey,
    wrapped,
    before.masterKey,
    before.wrapped,
  ])
}
