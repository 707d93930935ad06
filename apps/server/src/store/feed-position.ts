/**
 * A place in the order over the whole log: behind one event. As a text it is what a client of the live feed remembers.
 *
 * Order    transaction, bucket, borrower, sequence. Only transactions below the horizon are read, so that what commits late is never jumped over.
 * Text     the name of the feed and the four numbers in base 36, joined by dots; opaque to clients.
 */
export type FeedPosition = {
  readonly transactionId: bigint
  readonly bucket: number
  readonly borrowerId: bigint
  readonly sequence: number
}

/** Behind everything of the transactions below `horizon`. */
export const behindAllBelow = (horizon: bigint): FeedPosition => ({ transactionId: horizon, bucket: -1, borrowerId: -1n, sequence: 0 })

/** Below, at or above zero, as the first lies before, at or behind the second. */
export function comparePositions(one: FeedPosition, other: FeedPosition): number {
  if (one.transactionId !== other.transactionId) return one.transactionId < other.transactionId ? -1 : 1
  if (one.bucket !== other.bucket) return one.bucket - other.bucket
  if (one.borrowerId !== other.borrowerId) return one.borrowerId < other.borrowerId ? -1 : 1
  return one.sequence - other.sequence
}

const TEXT = /^([0-9a-f]{8})\.([0-9a-z]{1,13})\.([0-9a-z]{1,2}|-)\.([0-9a-z]{1,13}|-)\.([0-9a-z]{1,6})$/
const BASE = 36

export const writePosition = (feed: string, { transactionId, bucket, borrowerId, sequence }: FeedPosition): string =>
  [feed, transactionId.toString(BASE), digits(bucket), digits(borrowerId), sequence.toString(BASE)].join('.')

/** Undefined for a text that is none, or of another feed. */
export function readPosition(feed: string, text: string): FeedPosition | undefined {
  const [, name, transaction, bucket, borrower, sequence] = TEXT.exec(text) ?? []
  if (name !== feed || transaction === undefined || bucket === undefined || borrower === undefined || sequence === undefined)
    return undefined
  const position = {
    transactionId: bigintOf(transaction),
    bucket: bucket === '-' ? -1 : Number.parseInt(bucket, BASE),
    borrowerId: borrower === '-' ? -1n : bigintOf(borrower),
    sequence: Number.parseInt(sequence, BASE),
  }
  return position.transactionId < MOST_OF_64_BITS && position.borrowerId < MOST_OF_64_BITS && position.sequence <= MOST_OF_32_BITS
    ? position
    : undefined
}

const MOST_OF_64_BITS = 2n ** 63n
const MOST_OF_32_BITS = 2 ** 31 - 1

const digits = (value: number | bigint): string => (value < 0 ? '-' : value.toString(BASE))

function bigintOf(text: string): bigint {
  let value = 0n
  for (const digit of text) value = value * BigInt(BASE) + BigInt(Number.parseInt(digit, BASE))
  return value
}
