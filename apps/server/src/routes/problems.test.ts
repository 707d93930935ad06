import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import { BrokenInvariant } from '@fairline/domain/kernel/outcome'
import { expect, test } from 'vitest'
import { buildApi } from '../api.ts'
import { openApprovalDesk } from '../approvals/approval-desk.ts'
import { callerOfKey } from '../auth/caller.ts'
import { openRateLimits } from '../auth/rates.ts'
import { openSessions } from '../auth/sessions.ts'
import { describeBug } from '../describe-bug.ts'
import { openDesk } from '../desk/open-desk.ts'
import { openDocumentDesk } from '../documents/document-desk.ts'
import { openLiveFeed } from '../live/live-feed.ts'
import type { Notices } from '../notices/open-notices.ts'
import { noLog } from '../operations/event-log.ts'
import { noMetrics } from '../operations/metrics-hooks.ts'
import type { Packs } from '../packs.ts'
import { openBookClocks } from '../scheduler/book-clocks.ts'
import type { KeyUpkeep } from '../sealing/key-upkeep.ts'
import { masterKeysOf } from '../sealing/master-keys.ts'
import { openSealing } from '../sealing/sealing.ts'
import { openDatabase } from '../store/database.ts'
import { openKnownBooks } from '../store/known-books.ts'
import type { Result } from '../store/submission.ts'
import { NOW, outage } from '../testing/test-api.ts'
import { HTTP_LIMITS } from './http-limits.ts'
import { openTraffic } from './traffic.ts'

/** The API in front of a write path that always says the same. Its database is never asked. */
async function apiOf(submit: () => Promise<Result>) {
  const lanes = { submit, submitWhenRoom: async () => ({ answer: submit() }), drain: async () => {}, state: () => [] }
  const keyring = {
    wasRight: () => true,
    forget: () => {},
    find: async () =>
      callerOfKey({
        ...{ id: 'key', person: 'key', organisationId: 1, scopes: ['admin'], senders: OUTSIDE_SENDERS },
        ...{ addresses: [], requestsPerMinute: null },
      }),
  }
  const database = openDatabase('postgres://127.0.0.1:1/none')
  const inside = { clocks: openBookClocks([], () => NOW), sealing: openSealing(masterKeysOf('k', new Map())) }
  const parts = {
    ...inside,
    database,
    databaseWatch: { failed: () => {}, answered: () => {} },
    packs: {} as Packs,
    books: openKnownBooks(),
    lanes,
    keyring,
    ports: undefined,
    scanner: undefined,
    consoleDir: '',
    live: openLiveFeed({ database, name: 'feed', isBusy: () => false, onFailure: () => {} }),
    sessions: openSessions(database, () => NOW),
    providers: undefined,
    now: () => NOW,
  }
  const approvals = openApprovalDesk({ ...parts, metrics: noMetrics })
  const traffic = openTraffic(HTTP_LIMITS)
  const desk = openDesk({ ...parts, webhookReach: 'public', onFailure: () => {} })
  return buildApi({
    ...parts,
    approvals,
    desk,
    traffic,
    rates: openRateLimits(() => NOW),
    acts: { keep: () => {}, settled: async () => {}, stop: async () => {} },
    schemaNumber: 1,
    loopLagMs: () => 0,
    log: noLog,
    metrics: noMetrics,
    limits: HTTP_LIMITS,
    demo: undefined,
    documents: openDocumentDesk({ packs: parts.packs, clocks: parts.clocks }),
    pdfPrinter: undefined,
    trustedProxies: [],
    notices: { deliverer: {} } as Notices,
    keyUpkeep: {} as KeyUpkeep,
    signer: { lastCheck: () => undefined },
  })
}

test.each<[result: Result, status: number, retryAfter: string | undefined]>([
  [{ kind: 'failed', code: 'internal' }, 500, undefined],
  [{ kind: 'failed', code: 'quarantined' }, 500, undefined],
  [{ kind: 'failed', code: 'unavailable' }, 503, '1'],
  [{ kind: 'failed', code: 'overloaded' }, 503, '1'],
  [{ kind: 'refused', refusal: { code: 'id-reused' } }, 409, undefined],
  [{ kind: 'refused', refusal: { code: 'borrower-id-collision' } }, 409, undefined],
  [{ kind: 'refused', refusal: { code: 'line-already-open' } }, 409, undefined],
  [{ kind: 'refused', refusal: { code: 'drawdown-id-reused' } }, 409, undefined],
  [{ kind: 'refused', refusal: { code: 'currency-mismatch', lineCurrency: 'CNY' } }, 422, undefined],
])('%j is told as %i, alone and in a batch', async (result, status, retryAfter) => {
  const app = await apiOf(async () => result)
  const code = result.kind === 'refused' ? result.refusal.code : result.kind === 'failed' && result.code
  const ask = (url: string, type: string) =>
    app.inject({
      method: 'POST',
      url,
      headers: { authorization: 'Bearer x', 'content-type': type },
      payload: JSON.stringify(outage('a', '1')),
    })
  const single = await ask('/v1/events', 'application/json')
  expect([single.statusCode, single.json().code, single.headers['retry-after']]).toEqual([status, code, retryAfter])
  const batch = await ask('/v1/events:batch', 'application/x-ndjson')
  expect(batch.json()).toEqual({ line: 1, problem: single.json() })
})

test('a write path that throws is a 500 that says nothing of what was inside', async () => {
  const app = await apiOf(async () => {
    throw new TypeError('borrower 4711 is secret')
  })
  const headers = { authorization: 'Bearer x', 'content-type': 'application/json' }
  const answer = await app.inject({ method: 'POST', url: '/v1/events', headers, payload: JSON.stringify(outage('a', '1')) })
  expect(answer.json()).toEqual({ type: '/problems/internal', title: 'internal', status: 500, code: 'internal' })
})

test('a log line names the fault and its place, and our own rule, but no value', () => {
  const bug = describeBug(Object.assign(new Error('borrower 4711\nis secret'), { code: '23505', detail: 'Key (id)=(4711)' }))
  expect(bug).toMatchObject({ name: 'Error', code: '23505' })
  expect(bug.frames.length).toBeGreaterThan(0)
  expect(JSON.stringify(bug)).not.toMatch(/4711|secret/)
  expect(describeBug(new BrokenInvariant('drawn never passes the limit'))).toMatchObject({ rule: 'drawn never passes the limit' })
  expect(describeBug('thrown text 4711')).toEqual({ name: 'string', frames: [] })
})
