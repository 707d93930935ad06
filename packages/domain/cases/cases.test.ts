import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import { newLine } from '../line/line.ts'
import { plainLife } from '../line/recovery-codec.ts'
import type { CasePlan } from '../pack/case-plans.ts'
import type { Pack } from '../pack/pack.ts'
import { tinyPack } from '../pack/tiny-pack.fixture.ts'
import { nextEscalationAt } from './case.ts'
import { caseIdOf } from './case-facts.ts'
import { appeal, BEGIN, logOf, note, ticket, told } from './cases.fixture.ts'
import { foldCases } from './fold-cases.ts'
import { takeUp } from './take-up.ts'
import { whyNotTaken } from './why-not-taken.ts'

type Told = Parameters<typeof logOf>[0][number]

const wantsPay = told(2, 'document-requested', { requestId: 'dr_1', caseId: 'cs_1', items: ['income_proof', 'bank_statement'] })
const brings = told(3, 'document-submitted', { documentId: 'doc_1', item: 'income_proof', requestId: 'dr_1', uploadId: 'up_1' })
const check = (result: 'accepted' | 'unreadable', day = 4) =>
  told(day, 'document-checked', { documentId: 'doc_1', item: 'income_proof', result })
const assigned = (assignee?: string) => told(1, 'case-assigned', { caseId: 'cs_1', ...(assignee && { assignee }) })
const raised = told(5, 'case-escalated', { caseId: 'cs_1', to: 'team_lead', why: 'overdue', stepNth: 1 })
const closed = (caseId = 'cs_1') => told(9, 'case-closed', { caseId, result: 'resolved', text: 't' })
const decides = (result: 'upheld' | 'rejected' | 'withdrawn', actor = 'ann', appealId = 'ap_1') =>
  told(6, 'appeal-decided', { appealId, result }, actor)

describe('where a case stands', () => {
  test.each<[rule: string, facts: readonly Told[], id: string, state: string]>([
    ['nobody has a new one', [ticket], 'cs_1', 'open'],
    ['once somebody has it, it waits for us', [ticket, assigned('ann')], 'cs_1', 'waiting_for_us'],
    ['given back, nobody has it', [ticket, assigned('ann'), assigned()], 'cs_1', 'open'],
    ['an answer waits for the borrower', [ticket, note(1, 'out')], 'cs_1', 'waiting_for_borrower'],
    ['what he says waits for us', [ticket, note(1, 'out'), note(2, 'in')], 'cs_1', 'waiting_for_us'],
    ['what we say among us changes nothing', [ticket, note(1, 'out'), note(2, 'internal')], 'cs_1', 'waiting_for_borrower'],
    ['documents that are asked for wait for him', [ticket, wantsPay], 'cs_1', 'waiting_for_borrower'],
    ['one that he brought waits for us', [ticket, wantsPay, brings], 'cs_1', 'waiting_for_us'],
    ['one that cannot be read waits for him again', [ticket, wantsPay, brings, check('unreadable')], 'cs_1', 'waiting_for_borrower'],
    ['raised, it stays so whatever he says', [ticket, raised, note(6, 'in')], 'cs_1', 'escalated'],
    ['raised, it ends with an answer', [ticket, raised, note(6, 'out')], 'cs_1', 'waiting_for_borrower'],
    ['an appeal is a case of its own', [appeal], 'cs_ap_1', 'open'],
    ['decided, it is still to be told', [appeal, decides('rejected')], 'cs_ap_1', 'decided'],
    ['decided, it stays so', [appeal, decides('rejected'), note(7, 'in', 'cs_ap_1')], 'cs_ap_1', 'decided'],
    ['taken back, it is over', [appeal, decides('withdrawn')], 'cs_ap_1', 'closed'],
    ['closed is closed', [ticket, closed(), note(10, 'in')], 'cs_1', 'closed'],
  ])('%s', (_rule, facts, id, state) => {
    expect(foldCases(logOf(facts)).get(id)?.state).toBe(state)
  })

  test('documents are followed item by item', () => {
    const one = foldCases(logOf([ticket, wantsPay, brings, check('unreadable')])).get('cs_1')
    expect(one?.documents.map(({ item, state, uploadId }) => [item, state, uploadId])).toEqual([
      ['income_proof', 'unreadable', 'up_1'],
      ['bank_statement', 'requested', null],
    ])
    const again = told(5, 'document-submitted', { documentId: 'doc_2', item: 'income_proof', requestId: 'dr_1' })
    const after = foldCases(logOf([ticket, wantsPay, brings, check('unreadable'), again])).get('cs_1')
    expect(after?.documents.map(({ documentId, state }) => [documentId, state])).toEqual([
      ['doc_2', 'submitted'],
      [null, 'requested'],
    ])
  })

  test('what he explains joins the open case about that hold, and is a case of its own where there is none', () => {
    const explains = told(2, 'explanation-submitted', { explanationId: 'ex_1', holdId: 'hd_1', text: 't' })
    expect([...foldCases(logOf([ticket, explains])).keys()]).toEqual(['cs_1'])
    expect([...foldCases(logOf([explains])).keys()]).toEqual(['cs_ex_1'])
  })

  test('who had it is kept', () => {
    expect(
      foldCases(logOf([ticket, assigned('ann'), assigned('ben')]))
        .get('cs_1')
        ?.holders.map(({ assignee }) => assignee),
    ).toEqual(['ann', 'ben'])
  })

  test('in any order of arrival the same facts give the same cases', () => {
    const facts = [
      ticket,
      appeal,
      assigned('ann'),
      note(1, 'out'),
      wantsPay,
      brings,
      check('unreadable'),
      raised,
      decides('upheld'),
      closed(),
    ]
    const log = logOf(facts)
    fc.assert(
      fc.property(fc.shuffledSubarray(log, { minLength: log.length }), (shuffled) => {
        expect([...foldCases(shuffled)]).toEqual([...foldCases(log)])
      }),
    )
  })
})

describe('what makes no sense is refused', () => {
  const first = [appeal, decides('rejected', 'ann')]
  const second = told(7, 'appeal-submitted', { appealId: 'ap_2', holdId: 'hd_1' })
  const review = told(0, 'automated-decision-refused', { requestId: 'mr_1', noticeId: 'ntc_b_3_1' })
  const reviews = (actor: string) => told(6, 'manual-review-decided', { requestId: 'mr_1', result: 'overturned' }, actor)
  const declined = told(0, 'application-reviewed', { applicationId: 'app_1', result: 'decline' }, 'ann')

  test.each<[rule: string, before: readonly Told[], then: Told, code: string | undefined]>([
    ['an id is that of one case', [ticket], ticket, 'case-id-reused'],
    ['nothing is said on a case that is not there', [], note(1, 'in'), 'case-unknown'],
    ['nor on one that is closed', [ticket, closed()], note(10, 'out'), 'case-closed'],
    ['a ticket closes at any time', [ticket], closed(), undefined],
    ['an appeal closes once it is decided', [appeal], closed('cs_ap_1'), 'case-not-decided'],
    ['and then it does', first, closed('cs_ap_1'), undefined],
    [
      'what is taken back needs no result',
      [appeal],
      told(9, 'case-closed', { caseId: 'cs_ap_1', result: 'withdrawn', text: 't' }),
      undefined,
    ],
    ['one appeal at a time about one hold', [appeal], second, 'appeal-under-way'],
    ['the next one after it is decided', first, second, undefined],
    ['only an appeal that there is', [], decides('upheld'), 'case-unknown'],
    ['it is decided once', first, decides('upheld', 'ben'), 'case-decided'],
    ['a second appeal is not for who decided the first', [...first, second], decides('upheld', 'ann', 'ap_2'), 'decided-before'],
    ['but for anybody else', [...first, second], decides('upheld', 'ben', 'ap_2'), undefined],
    ['and whoever takes it back may do so through anybody', [...first, second], decides('withdrawn', 'ann', 'ap_2'), undefined],
    ['a machine decided first: anybody may look again', [appeal], decides('upheld', 'ann'), undefined],
    [
      'who declined an application does not review it',
      [told(0, 'case-opened', { caseId: 'cs_0', kind: 'ticket', channel: 'web' }), ticket, declined, review],
      reviews('ann'),
      'decided-before',
    ],
    [
      'but another does',
      [told(0, 'case-opened', { caseId: 'cs_0', kind: 'ticket', channel: 'web' }), ticket, declined, review],
      reviews('ben'),
      undefined,
    ],
    ['a document may be of no case', [], brings, undefined],
    ['a request names a case that there is', [], wantsPay, 'case-unknown'],
  ])('%s', (_rule, before, then, code) => {
    const { fact, actor } = then
    expect(whyNotTaken(logOf(before), { fact: fact as Parameters<typeof whyNotTaken>[1]['fact'], actor })?.code).toBe(code)
  })

  test('whatever is said in whatever order, nobody decides twice on one hold', () => {
    const say = fc.tuple(fc.constantFrom('ann', 'ben', 'cem'), fc.constantFrom('ap_1', 'ap_2', 'ap_3'), fc.boolean())
    fc.assert(
      fc.property(fc.array(say, { maxLength: 20 }), (said) => {
        const log: Told[] = []
        for (const [actor, appealId, isDecision] of said) {
          const next = isDecision ? decides('rejected', actor, appealId) : told(0, 'appeal-submitted', { appealId, holdId: 'hd_1' }, actor)
          const { fact } = next
          if (whyNotTaken(logOf(log), { fact: fact as Parameters<typeof whyNotTaken>[1]['fact'], actor }) === undefined) log.push(next)
        }
        const deciders = [...foldCases(logOf(log)).values()].flatMap(({ decision }) => decision?.by ?? [])
        expect(new Set(deciders).size).toBe(deciders.length)
      }),
    )
  })
})

describe('by when it is answered', () => {
  const plan: CasePlan = {
    clocks: [{ days: 15, source: 'CN-COMPLAINT', extendsTo: [30, 60] }],
    escalations: [
      { offsetDays: -5, to: 'team_lead' },
      { offsetDays: 0, to: 'management' },
    ],
  }
  const clocked = (days: number | undefined): Pack => {
    const pack = tinyPack()
    const reason = pack.reasons.get('SE01')!
    const clocks = days === undefined ? [] : [{ days, source: 'CN-CR' }]
    return { ...pack, casePlans: new Map([['appeal', plan]]), reasons: new Map([...pack.reasons, ['SE01', { ...reason, clocks }]]) }
  }
  const hold = { id: 'hd_1', reason: 'SE01', scope: 'draw' as const, placedAt: BEGIN, evidence: [], observedUntil: null, ...plainLife }
  const line = { ...newLine, holds: [hold] }
  const taken = (pack: Pack, fact: Fact = appeal.fact as Fact) => {
    const [outcome] = takeUp(fact, line, pack)
    return outcome?.type === 'case-taken-up' ? outcome.data : undefined
  }

  test.each([
    [20, 15, 'CN-COMPLAINT'],
    [15, 15, 'CN-COMPLAINT'],
    [14, 14, 'CN-CR'],
    [undefined, 15, 'CN-COMPLAINT'],
  ])('a clock of %s days for its reason: the earliest is %i, by %s', (ofReason, days, source) => {
    const data = taken(clocked(ofReason))
    expect(data?.clocks[0]).toMatchObject({ days, source })
    expect(data?.dueAt).toBe(new Date(BEGIN + (days + 1) * DAY_MS).toISOString())
  })

  test('it tells its receipt, what it is about, and who hears of it when', () => {
    const data = taken(clocked(20))
    expect(data).toMatchObject({ caseId: 'cs_ap_1', kind: 'appeal', reasons: ['SE01'], category: 'credit' })
    expect(data?.escalations.map(({ at, to }) => [(Date.parse(at) - BEGIN) / DAY_MS, to])).toEqual([
      [11, 'team_lead'],
      [16, 'management'],
    ])
  })

  test.each([
    ['once', [30], 20, 'CN-CR'],
    ['which is not the earliest, to any length', [30, 60], 20, 'CN-CR'],
  ])('a clock that is extended %s leaves the others as they are', (_what, to, days, source) => {
    const opened = { ...appeal, takenUp: taken(clocked(20))! }
    const extensions = to.map((longer, nth) =>
      told(nth + 1, 'case-extended', { caseId: 'cs_ap_1', source: 'CN-COMPLAINT', days: longer, text: 't' }),
    )
    const one = foldCases(logOf([opened, ...extensions])).get('cs_ap_1')!
    expect(one.clocks[0]).toMatchObject({ days, source })
    expect(one.dueAt).toBe(BEGIN + (days + 1) * DAY_MS)
    expect(one.escalations.map(({ at }) => (Date.parse(at) - BEGIN) / DAY_MS)).toEqual([days - 4, days + 1])
  })

  test.each([
    ['CN-COMPLAINT', 30, undefined],
    ['CN-COMPLAINT', 60, undefined],
    ['CN-COMPLAINT', 45, 'extension-not-allowed'],
    ['CN-COMPLAINT', 15, 'extension-not-allowed'],
    ['CN-CR', 30, 'extension-not-allowed'],
  ])('%s to %i days: %s', (source, days, code) => {
    const opened = { ...appeal, takenUp: taken(clocked(20))! }
    const { fact, actor } = told(1, 'case-extended', { caseId: 'cs_ap_1', source, days, text: 't' })
    expect(whyNotTaken(logOf([opened]), { fact: fact as Parameters<typeof whyNotTaken>[1]['fact'], actor })?.code).toBe(code)
  })

  test('a case of a kind without a plan has no deadline of its own', () => {
    expect(taken(clocked(20), ticket.fact as Fact)).toMatchObject({ kind: 'ticket', dueAt: new Date(BEGIN + 21 * DAY_MS).toISOString() })
    expect(taken(clocked(undefined), ticket.fact as Fact)).toMatchObject({ clocks: [], dueAt: null, escalations: [] })
  })

  test('what opens no case has no clock', () => {
    expect(takeUp(note(1, 'in').fact as Fact, line, clocked(20))).toEqual([])
  })

  test('each step is due until it is taken; none once it is decided', () => {
    const opened = { ...appeal, takenUp: taken(clocked(20))! }
    const due = (facts: readonly Told[]) => nextEscalationAt(foldCases(logOf(facts)).get('cs_ap_1')!)
    const step = told(11, 'case-escalated', { caseId: 'cs_ap_1', to: 'team_lead', why: 'due_soon', stepNth: 1 })
    expect([due([opened]), due([opened, step])]).toEqual([BEGIN + 11 * DAY_MS, BEGIN + 16 * DAY_MS])
    expect(due([opened, decides('rejected')])).toBeNull()
  })
})

test('a receipt is short and its own, however long what was asked for is called', () => {
  expect(caseIdOf('ap_1')).toBe('cs_ap_1')
  const [a, b] = [`${'x'.repeat(63)}a`, `${'x'.repeat(63)}b`].map(caseIdOf)
  expect(a).not.toBe(b)
  expect(a!.length).toBeLessThanOrEqual(64)
})
