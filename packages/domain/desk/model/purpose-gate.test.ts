/** What may pay for what: every reason, the first of several, and that nothing leads round it. */
import { PROJECT_PURPOSES } from '@fairline/contract/desk/purposes'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { channelOf, consentOf, deskOf, facilityOf, needOf, purposesOf, type Told, WHEN } from './desk.fixture.ts'
import { type DeskBook, stateOf } from './desk-book.ts'
import { scopesAt } from './desk-consent.ts'
import { planningOf } from './planning.ts'
import { purposesFor, whyBlocked } from './purpose-gate.ts'

const registered = (more: Parameters<typeof facilityOf>[0] = {}): Told => ['registered', 'facility', 'f', facilityOf(more)]
const approved = (more: Parameters<typeof purposesOf>[0] = {}): Told => ['purposes-approved', 'facility', 'f', purposesOf(more)]

const ASKED = { projectId: 'p', currency: 'CNY', purpose: 'payroll', today: '2026-06-01', when: WHEN } as const
const why = (book: DeskBook, asked: Partial<Parameters<typeof whyBlocked>[2]> = {}) =>
  whyBlocked(book, stateOf(book, 'facility', 'f', WHEN)!, { ...ASKED, scopes: scopesAt(book, WHEN), ...asked })

test.each<[rule: string, told: Told[], blocked: string | null, asked?: Parameters<typeof why>[1]]>([
  ['by a document and two people it may', [registered(), approved()], null],
  ['until they agreed it pays for nothing', [registered()], 'purposes-not-approved'],
  ['only for what they agreed on', [registered(), approved({ purposes: ['supplier'] })], 'purpose-not-allowed'],
  ['the newest agreement counts', [registered(), approved(), approved({ purposes: [] })], 'purpose-not-allowed'],
  ['consumer credit never', [registered({ credit_kind: 'consumer' })], 'consumer-credit'],
  ['whatever it was agreed to pay for', [registered(), approved({ credit_kind: 'consumer' })], 'consumer-credit'],
  ['two people may find that it is no such credit', [registered({ credit_kind: 'consumer' }), approved()], null],
  ['for the projects that it names', [registered({ project_ids: ['p'] }), approved()], null],
  ['and no other', [registered({ project_ids: ['q'] }), approved()], 'not-for-this-project'],
  ['in its own currency', [registered({ currency: 'USD' }), approved()], 'other-currency'],
  [
    'a borrower’s line while he lets it be watched',
    [registered({ borrower_id: 'b' }), approved(), ['registered', 'consent', 'c', consentOf()]],
    null,
  ],
  ['and not without', [registered({ borrower_id: 'b' }), approved()], 'consent-missing'],
  ['nor once he took it back', [registered({ borrower_id: 'b' }), approved(), ['registered', 'consent', 'c', consentOf()], ['ended', 'consent', 'c', {}, 1_000]], 'consent-missing'], // biome-ignore format: one row
  ['until the moment before', [registered({ borrower_id: 'b' }), approved(), ['registered', 'consent', 'c', consentOf()], ['ended', 'consent', 'c', {}, 1_001]], null], // biome-ignore format: one row
  ['what has ended not', [registered(), approved(), ['ended', 'facility', 'f', {}]], 'facility-ended'],
  ['nor of a channel that winds down', [registered(), approved(), ['changed', 'channel', 'ch', channelOf({ lifecycle: 'winding_down' })]], 'channel-not-active'], // biome-ignore format: one row
  [
    'one that is watched may still be drawn on',
    [registered(), approved(), ['changed', 'channel', 'ch', channelOf({ lifecycle: 'watch' })]],
    null,
  ],
  ['on its last day', [registered(), approved()], null, { today: '2026-12-31' }],
  ['and not on the day after', [registered(), approved()], 'not-available-then', { today: '2027-01-01' }],
])('%s', (_rule, told, blocked, asked) => {
  expect(why(deskOf(...told), asked)).toBe(blocked)
})

test('whatever is told of it, consumer credit pays for no need of a project', () => {
  const anyApproval = fc.record({ credit_kind: fc.constant('consumer' as const), purposes: fc.subarray([...PROJECT_PURPOSES]) })
  fc.assert(
    fc.property(fc.array(anyApproval, { minLength: 0, maxLength: 3 }), fc.constantFrom(...PROJECT_PURPOSES), (approvals, purpose) => {
      const book = deskOf(registered({ credit_kind: 'consumer' }), ...approvals.map(approved))
      expect(why(book, { purpose })).toBe('consumer-credit')
    }),
  )
  expect(purposesFor('consumer')).toEqual([])
  expect(purposesFor('business')).toEqual(PROJECT_PURPOSES)
})

test('a plan is made from what is of the project and open, with what fails together', () => {
  const book = deskOf(
    registered(),
    approved(),
    ['registered', 'need', 'n1', needOf()],
    ['registered', 'need', 'n2', needOf({ purpose: 'tax' })],
    ['registered', 'need', 'other', needOf({ project_id: 'q' })],
    ['registered', 'need', 'over', needOf()],
    ['ended', 'need', 'over', {}],
    ['registered', 'debt', 'of-the-company', { creditor: 'x', currency: 'CNY', instalments: [] }],
    ['registered', 'debt', 'of-another', { project_id: 'q', creditor: 'x', currency: 'CNY', instalments: [] }],
  )
  const ground = planningOf(book, 'p', WHEN, '2026-06-01')!
  expect(ground.needs.map(({ id }) => id)).toEqual(['n1', 'n2'])
  expect(ground.debts.map(({ id }) => id)).toEqual(['of-the-company'])
  expect(ground.facilities.map(({ providerId, groupIds, blocked }) => ({ providerId, groupIds, blocked }))).toEqual([
    { providerId: 'pr', groupIds: ['g'], blocked: { payroll: null, tax: 'purpose-not-allowed' } },
  ])
  expect(planningOf(book, 'nowhere', WHEN, '2026-06-01')).toBeUndefined()
})
