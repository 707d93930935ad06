/**
 * Asks a source over HTTP for what is new, page by page.
 *
 * Once     `take` keeps the items of a page together with where it stands behind them, in one transaction. What breaks before that is asked for again:
 *          items may come twice, never not at all, so whoever takes them knows them by their ids.
 * ETag     goes with the one address it was given for: the same page again costs the source nothing while it is unchanged.
 * Refuses  redirects, as the key would go along; pages beyond PAGE_BYTES_MAX; answers slower than ANSWERS_WITHIN_MS.
 * Says     never an address, a key or a body: only a code of what went wrong.
 */
import type { Outcome } from '@fairline/domain/kernel/outcome'
import type { Ask } from './ask-over.ts'
import type { PullAttempt } from './next-pull.ts'
import { AnswerTooLarge, readBody } from './read-body.ts'
import { retryAfterMs } from './retry-after.ts'

export const PAGE_BYTES_MAX = 5 * 1024 * 1024
export const PAGES_MAX = 20
const ANSWERS_WITHIN_MS = 15_000

/** Behind which item it stands; null before the first. */
export type PullState = { readonly cursor: string | null; readonly etag: string | null }

/** `next`: behind this page. Null: the source has no more for now, and the same place is asked again next time. */
export type PulledPage<Item> = { readonly items: readonly Item[]; readonly next: string | null }

export type PullSource<Item> = {
  readonly url: string
  readonly cursorName: string
  /** `onward`: only what came behind where it stands. `anew`: a list of things as they are now, from its first page each time. */
  readonly walks: 'onward' | 'anew'
  /** They hold the key: made for each request, kept nowhere. */
  readonly headers: () => Readonly<Record<string, string>>
  readonly readPage: (bytes: Uint8Array) => Outcome<PulledPage<Item>, string>
}

export type PullParts<Item> = {
  /** `fetch`, or askOver() where somebody else chose the address. */
  readonly fetch: Ask
  readonly now: () => number
  readonly signal: AbortSignal
  readonly take: (items: readonly Item[], state: PullState) => Promise<void>
}

/** `problem`: a code; null where all went well. `state`: as last taken. */
export type Pulled = PullAttempt & { readonly problem: string | null; readonly pages: number; readonly state: PullState }

/** Rejects with what `take` rejects with, and where `signal` ends it. */
export async function pullSource<Item>(source: PullSource<Item>, before: PullState, parts: PullParts<Item>): Promise<Pulled> {
  let state = before
  const at = parts.now()
  for (let pages = 0; pages < PAGES_MAX; pages++) {
    const page = await askPage(source, state, parts)
    const ended = { at, pages, state, retryAfterMs: null, problem: null }
    if (page.kind === 'unchanged') return { ...ended, outcome: pages === 0 ? 'unchanged' : 'changed' }
    if (page.kind !== 'page') return { ...ended, outcome: page.kind, problem: page.problem, retryAfterMs: page.retryAfterMs }
    const isLast = page.next === null || page.next === state.cursor
    state = isLast ? endOf(source, state, page.etag) : { cursor: page.next, etag: null }
    await parts.take(page.items, state)
    if (isLast) return { ...ended, pages: pages + 1, state, outcome: 'changed' }
  }
  return { at, pages: PAGES_MAX, state, retryAfterMs: null, problem: null, outcome: 'more' }
}

/** A list of several pages has no ETag as a whole. */
function endOf<Item>({ walks }: PullSource<Item>, { cursor }: PullState, etag: string | null): PullState {
  if (walks === 'onward') return { cursor, etag }
  return { cursor: null, etag: cursor === null ? etag : null }
}

type Answer<Item> =
  | ({ readonly kind: 'page'; readonly etag: string | null } & PulledPage<Item>)
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed' | 'refused'; readonly problem: string; readonly retryAfterMs: number | null }

const failed = (problem: string) => ({ kind: 'failed', problem, retryAfterMs: null }) as const

async function askPage<Item>(
  source: PullSource<Item>,
  { cursor, etag }: PullState,
  { fetch, now, signal }: PullParts<Item>,
): Promise<Answer<Item>> {
  const url = new URL(source.url)
  if (cursor !== null) url.searchParams.set(source.cursorName, cursor)
  const headers = {
    accept: 'application/json',
    'user-agent': 'fairline-connector/1',
    ...source.headers(),
    ...(etag === null ? {} : { 'if-none-match': etag }),
  }
  const inTime = AbortSignal.any([signal, AbortSignal.timeout(ANSWERS_WITHIN_MS)])
  try {
    const response = await fetch(url, { headers, redirect: 'manual', signal: inTime })
    if (response.status === 200) return pageOf(source, await readBody(response, PAGE_BYTES_MAX), response.headers.get('etag'))
    await response.body?.cancel()
    return answerOf(response, now())
  } catch (error) {
    signal.throwIfAborted()
    return failed(problemOf(error))
  }
}

function pageOf<Item>({ readPage }: PullSource<Item>, bytes: Uint8Array, etag: string | null): Answer<Item> {
  const page = readPage(bytes)
  return page.ok ? { kind: 'page', etag, ...page.value } : failed(page.refusal)
}

/** Who does not know us, or no longer has it, will not tomorrow either. */
const REFUSED: ReadonlySet<number> = new Set([401, 403, 404, 410])

function answerOf<Item>({ status, headers }: Response, now: number): Answer<Item> {
  if (status === 304) return { kind: 'unchanged' }
  const kind = REFUSED.has(status) ? 'refused' : 'failed'
  return { kind, problem: `status ${status}`, retryAfterMs: retryAfterMs(headers.get('retry-after'), now) }
}

/** Never the words: they hold the address. */
function problemOf(error: unknown): string {
  if (error instanceof AnswerTooLarge) return 'answer-too-large'
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { code?: unknown } }
  // The caller's own signal was looked at before.
  if (name === 'TimeoutError' || name === 'AbortError') return 'no answer in time'
  return [code, cause?.code].find((one) => typeof one === 'string') ?? 'unreachable'
}
