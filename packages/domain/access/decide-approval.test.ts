/** Four eyes: both sides of every edge, and whatever people try. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type ApprovalCommand, type AskedApproval, decideApproval, PROOF_LASTS_MS } from './decide-approval.ts'

const AT = 1_000_000_000
const maker = { actor: 'usr_maker', person: 'p1' }
const checker = { actor: 'usr_checker', person: 'p2' }
const asked: AskedApproval = { state: 'open', maker, expiresAt: AT + 1, seen: 'h' }
const approve = { type: 'approve', by: checker, isPerson: true, mayDecide: true, isOwnWork: false, seen: 'h', provedAt: AT } as const
const reject = { type: 'reject', by: checker, isPerson: true, mayDecide: true } as const
const withdraw = { type: 'withdraw', by: maker } as const

test.each<[rule: string, given: Partial<AskedApproval>, when: ApprovalCommand, then: string]>([
  ['another person approves', {}, approve, 'approved'],
  ['in the last moment before it expires', { expiresAt: AT + 1 }, approve, 'approved'],
  ['and not from that moment on', { expiresAt: AT }, approve, 'approval-expired'],
  ['nor what is told to have expired', { state: 'expired' }, approve, 'approval-expired'],
  ['nor himself', {}, { ...approve, by: maker }, 'made-by-you'],
  ['nor himself by another account', {}, { ...approve, by: { ...checker, person: 'p1' } }, 'made-by-you'],
  ['nor his account in the hands of another', {}, { ...approve, by: { actor: 'usr_maker', person: 'p9' } }, 'made-by-you'],
  ['nor who made what another asks for', {}, { ...approve, isOwnWork: true }, 'made-by-you'],
  ['nor a key', {}, { ...approve, isPerson: false }, 'key-decides-nothing'],
  ['nor who may not', {}, { ...approve, mayDecide: false }, 'not-yours-to-decide'],
  ['nor what was not looked at as it is now', { seen: 'other' }, approve, 'approval-changed'],
  ['with a proof just fresh enough', {}, { ...approve, provedAt: AT - PROOF_LASTS_MS + 1 }, 'approved'],
  ['not with one a moment older', {}, { ...approve, provedAt: AT - PROOF_LASTS_MS }, 'proof-needed'],
  ['nor with one from the future', {}, { ...approve, provedAt: AT + 1 }, 'proof-needed'],
  ['nor without one', {}, { ...approve, provedAt: null }, 'proof-needed'],
  ['what failed is tried again', { state: 'failed' }, approve, 'approved'],
  ['but not once it is too late', { state: 'failed', expiresAt: AT }, approve, 'approval-expired'],
  ['what is approved is not approved twice', { state: 'approved' }, approve, 'approval-over'],
  ['nor what is done', { state: 'done' }, approve, 'approval-over'],
  ['nor what was rejected', { state: 'rejected' }, approve, 'approval-over'],
  ['nor what was withdrawn', { state: 'withdrawn' }, approve, 'approval-over'],
  ['another person rejects, without a proof', {}, reject, 'rejected'],
  ['he who asked withdraws instead', {}, { ...reject, by: maker }, 'made-by-you'],
  ['who may not decide rejects nothing', {}, { ...reject, mayDecide: false }, 'not-yours-to-decide'],
  ['nor is anything rejected that expired', { expiresAt: AT }, reject, 'approval-expired'],
  ['he who asked withdraws', {}, withdraw, 'withdrawn'],
  ['by another account of his too', {}, { ...withdraw, by: { actor: 'usr_other', person: 'p1' } }, 'withdrawn'],
  ['nobody else does', {}, { ...withdraw, by: checker }, 'not-made-by-you'],
  ['and not what was decided', { state: 'done' }, withdraw, 'approval-over'],
])('%s', (_rule, given, when, then) => {
  const answer = decideApproval({ ...asked, ...given }, when, AT)
  expect(answer.ok ? answer.value : answer.refusal.code).toBe(then)
})

/** Three people with two accounts each; what anybody tries, at any time. */
const party = fc.record({ person: fc.constantFrom('p1', 'p2', 'p3'), account: fc.constantFrom('a', 'b') }).map(({ person, account }) => ({ actor: `usr_${person}${account}`, person })) // biome-ignore format: one row
const seen = fc.constantFrom('h1', 'h2')
const tried = fc.record({
  afterMs: fc.nat(40),
  what: fc.constantFrom('approve', 'reject', 'withdraw', 'carry-out', 'fail', 'change'),
  by: party,
  isPerson: fc.boolean(),
  mayDecide: fc.boolean(),
  isOwnWork: fc.boolean(),
  seen,
  proofAgeMs: fc.oneof(fc.nat(10), fc.constant(PROOF_LASTS_MS)),
})

test('whatever is tried by whom: nothing is carried out that two people did not agree on in time, and nothing twice', () => {
  fc.assert(
    fc.property(party, fc.nat(200), fc.array(tried, { maxLength: 30 }), (by, lastsMs, tries) => {
      let approval: AskedApproval = { state: 'open', maker: by, expiresAt: lastsMs, seen: 'h1' }
      let [at, agreed, carriedOut] = [0, undefined as { person: string; at: number; seen: string } | undefined, 0]
      for (const one of tries) {
        at += one.afterMs
        if (one.what === 'change') approval = { ...approval, seen: one.seen }
        else if (one.what === 'carry-out' || one.what === 'fail') {
          if (approval.state !== 'approved') continue
          if (one.what === 'carry-out') carriedOut++
          approval = { ...approval, state: one.what === 'carry-out' ? 'done' : 'failed' }
        } else {
          const { isPerson, mayDecide, isOwnWork } = one
          const command = { type: one.what, by: one.by, isPerson, mayDecide, isOwnWork, seen: one.seen, provedAt: at - one.proofAgeMs }
          const answer = decideApproval(approval, command, at)
          if (!answer.ok) continue
          if (answer.value === 'approved') {
            agreed = { person: one.by.person, at, seen: one.seen }
            expect([isPerson, mayDecide, isOwnWork, one.seen, one.proofAgeMs < PROOF_LASTS_MS]).toEqual([
              true,
              true,
              false,
              approval.seen,
              true,
            ])
          }
          approval = { ...approval, state: answer.value }
        }
      }
      expect(carriedOut).toBeLessThanOrEqual(1)
      if (carriedOut === 0) return
      expect(agreed?.person).not.toBe(by.person)
      expect(agreed!.at).toBeLessThan(lastsMs)
    }),
    { numRuns: 500 },
  )
})
