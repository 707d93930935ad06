import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { feed, NOTHING_SENT, type Progress } from './feed.ts'
import type { FeedEvent, FeedItem } from './feed-item.ts'
import type { Answers, Refused } from './post-lines.ts'

const event = (line: number, borrower: string): FeedEvent => ({ line, borrower, body: `${line}` })
const allRecorded = (events: readonly FeedEvent[]): Answers => ({ recorded: events.length, repeated: 0, refused: [] })
const tick = (times: number): Promise<void> =>
  times === 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(resolve)).then(() => tick(times - 1))

type Scene = { items: readonly FeedItem[]; from?: Progress; linesMax?: number; delays?: readonly number[]; failAt?: number }

/** Runs a feed against a sender that takes its time; tells what arrived, in which order, and what was told. */
async function run({ items, from = NOTHING_SENT, linesMax = 2, delays = [0], failAt }: Scene) {
  const arrived: FeedEvent[] = []
  const told: Progress[] = []
  const refused: Refused[] = []
  const underWay: Set<string>[] = []
  let requests = 0
  let widest = 0
  const post = async (events: readonly FeedEvent[]): Promise<Answers> => {
    const number = requests++
    const borrowers = new Set(events.flatMap(({ borrower }) => borrower ?? []))
    for (const other of underWay) for (const one of borrowers) expect(other.has(one)).toBe(false)
    underWay.push(borrowers)
    widest = Math.max(widest, underWay.length)
    await tick(delays[number % delays.length]!)
    underWay.splice(underWay.indexOf(borrowers), 1)
    if (number === failAt) throw new Error('gone')
    arrived.push(...events)
    return allRecorded(events)
  }
  const end = await feed(items, {
    from,
    post,
    linesMax,
    onProgress: async (progress) => void told.push(progress),
    onRefused: (one) => void refused.push(one),
  }).catch((error: Error) => error.message)
  return { arrived, told, refused, end, widest }
}

describe('feed', () => {
  test('sends two requests at a time where no borrower is in both', async () => {
    const { arrived, widest, end } = await run({ items: [1, 2, 3, 4, 5].map((line) => event(line, `b${line}`)), delays: [3] })
    expect(arrived).toHaveLength(5)
    expect(widest).toBe(2)
    expect(end).toEqual({ position: 5, recorded: 5, repeated: 0, refused: 0 })
  })

  test('a later request with the same borrower waits', async () => {
    const { arrived, widest } = await run({ items: [event(1, 'a'), event(2, 'b'), event(3, 'b'), event(4, 'a')], delays: [5, 0] })
    expect(arrived.map(({ line }) => line)).toEqual([1, 2, 3, 4])
    expect(widest).toBe(1)
  })

  test('what a later request answered first is told only when the gap before it is closed', async () => {
    const { told } = await run({ items: [1, 2, 3, 4].map((line) => event(line, `b${line}`)), delays: [9, 0] })
    expect(told.map(({ position }) => position)).toEqual([4])
  })

  test('a request that fails stops the feed at the last place without a gap', async () => {
    const { told, end } = await run({ items: [1, 2, 3, 4, 5, 6, 7, 8].map((line) => event(line, `b${line}`)), failAt: 1 })
    expect(end).toBe('gone')
    expect(told.map(({ position }) => position)).toEqual([2])
  })

  test('an interrupt sends nothing more, and what was under way counts', async () => {
    const interrupt = new AbortController()
    const told: number[] = []
    const post = async (events: readonly FeedEvent[]) => {
      interrupt.abort()
      return allRecorded(events)
    }
    const fed = feed(
      [1, 2, 3, 4].map((line) => event(line, `b${line}`)),
      {
        ...{ from: NOTHING_SENT, post, linesMax: 1, signal: interrupt.signal, onRefused: () => {} },
        onProgress: async ({ position }) => void told.push(position),
      },
    )
    await expect(fed).rejects.toThrow('aborted')
    expect(told).toEqual([1])
  })

  test('starts after what an earlier run sent, and counts on from there', async () => {
    const from = { position: 3, recorded: 2, repeated: 0, refused: 1 }
    const { arrived, end } = await run({ items: [1, 2, 3, 4, 5].map((line) => event(line, 'a')), from })
    expect(arrived.map(({ line }) => line)).toEqual([4, 5])
    expect(end).toEqual({ position: 5, recorded: 4, repeated: 0, refused: 1 })
  })

  test('nothing left to send is no request', async () => {
    const from = { position: 1, recorded: 1, repeated: 0, refused: 0 }
    const { told, end } = await run({ items: [event(1, 'a')], from })
    expect({ told, end }).toEqual({ told: [], end: from })
  })

  test('a place that gives no event is refused with its line', async () => {
    const { refused, end } = await run({ items: [{ line: 7, fault: 'is no row' }, event(8, 'a')] })
    expect(refused).toEqual([{ line: 7, code: 'unreadable', detail: 'is no row' }])
    expect(end).toEqual({ position: 2, recorded: 1, repeated: 0, refused: 1 })
  })

  test('in any book, at any pace and from any marker: each event once, each borrower in order, progress only forward', async () => {
    const books = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 40 })
    const delays = fc.array(fc.nat(4), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(books, delays, fc.integer({ min: 1, max: 5 }), fc.nat(40), async (book, pace, linesMax, start) => {
        const position = Math.min(start, book.length)
        const items = book.map((borrower, index) => event(index + 1, borrower))
        const { arrived, told } = await run({ items, delays: pace, linesMax, from: { ...NOTHING_SENT, position } })
        expect(arrived.map(({ line }) => line).sort((a, b) => a - b)).toEqual(items.slice(position).map(({ line }) => line))
        for (const borrower of new Set(book)) {
          const lines = arrived.filter((one) => one.borrower === borrower).map(({ line }) => line)
          expect(lines).toEqual([...lines].sort((a, b) => a - b))
        }
        const positions = told.map((progress) => progress.position)
        expect(positions).toEqual([...positions].sort((a, b) => a - b))
      }),
      { numRuns: 60 },
    )
  })
})
