import { expect, test } from 'vitest'
import { NOTHING_ASKED, proposalOf } from './bulk-proposal.ts'

const asked = { ...NOTHING_ASKED, reason: 'CR04' }
const sent = { batch_id: 'bc_1', kind: 'wrong_action', reason: 'CR04' }

test.each([
  ['nothing is asked for nothing', NOTHING_ASKED, undefined],
  ['a reason alone would mean all that ever were', asked, undefined],
  ['nor does an end alone narrow it, nor a pack', { ...asked, until: '2026-03-01T10:00', policyHash: 'p' }, undefined],
  [
    'borrowers, each once, however they are told apart',
    { ...asked, borrowers: ' b1\nb2，b1; b3 ' },
    { ...sent, borrower_ids: ['b1', 'b2', 'b3'] },
  ],
  ['a time', { ...asked, from: '2026-03-01T10:00' }, { ...sent, placed_from_at: new Date('2026-03-01T10:00').toISOString() }],
  [
    'a pack within a time',
    { ...asked, from: '2026-03-01T10:00', policyHash: 'p' },
    { ...sent, placed_from_at: new Date('2026-03-01T10:00').toISOString(), policy_hash: 'p' },
  ],
])('%s', (_what, form, wanted) => {
  expect(proposalOf(form, 'bc_1')).toEqual(wanted)
})
