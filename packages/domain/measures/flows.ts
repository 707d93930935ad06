/**
 * The ways that a borrower goes, as data: what begins one, its steps in their order, and the marks that end or fail each.
 *
 * Done     a step is done by the first of its marks once the way has begun; one that is `standing` may have been done before, as a proof of identity that is still there.
 * Failed   a try that did not succeed; the step goes on.
 * Ended    the way is over without its last step, and that is not giving up: it was declined, withdrawn or lapsed.
 * By       whose turn it is. Only what is the borrower's turn can be given up by him.
 */
import { type MarkName, PAID_ELSEWHERE } from './marks.ts'

/** `details`: only with one of these; left out, with any. */
export type Trigger = Readonly<{ mark: MarkName; details?: readonly string[] }>

export type FlowStep = Readonly<{
  step: StepName
  by: 'borrower' | 'us'
  done: readonly Trigger[]
  standing?: true
  failed: readonly Trigger[]
}>
export type Flow = Readonly<{ flow: FlowName; begins: readonly Trigger[]; steps: readonly FlowStep[]; ends: readonly Trigger[] }>

export const FLOW_NAMES = ['onboarding', 'application', 'increase', 'limit_offer', 'quote', 'drawdown', 'appeal', 'reverification', 'document_request', 'document', 'information'] as const // biome-ignore format: one table
export const STEP_NAMES = ['agree', 'prove_identity', 'answer', 'accept', 'decide', 'quote', 'take_up', 'pay_out', 'bring', 'check', 'prove_change'] as const // biome-ignore format: one table
export type FlowName = (typeof FLOW_NAMES)[number]
export type StepName = (typeof STEP_NAMES)[number]

const agree: FlowStep = { step: 'agree', by: 'borrower', done: [{ mark: 'consent-granted' }], standing: true, failed: [] }
const proveIdentity: FlowStep = {
  step: 'prove_identity',
  by: 'borrower',
  done: [{ mark: 'identity-verified' }],
  failed: [{ mark: 'identity-failed' }],
}
const NOT_GOOD = ['unreadable', 'expired', 'mismatch', 'incomplete']

export const FLOWS: readonly Flow[] = [
  {
    flow: 'onboarding',
    begins: [{ mark: 'borrower-registered' }],
    steps: [agree, { ...proveIdentity, standing: true }],
    ends: [],
  },
  {
    flow: 'application',
    begins: [{ mark: 'application-opened' }],
    steps: [
      agree,
      { ...proveIdentity, standing: true },
      { step: 'answer', by: 'us', done: [{ mark: 'offer-made' }], failed: [] },
      { step: 'accept', by: 'borrower', done: [{ mark: 'application-closed', details: ['accepted'] }], failed: [] },
    ],
    ends: [{ mark: 'application-closed', details: ['declined', 'withdrawn', 'lapsed'] }],
  },
  {
    flow: 'increase',
    begins: [{ mark: 'increase-requested' }],
    steps: [{ step: 'decide', by: 'us', done: [{ mark: 'limit-raised' }], failed: [] }],
    ends: [{ mark: 'increase-declined' }],
  },
  {
    flow: 'limit_offer',
    begins: [{ mark: 'limit-offered' }],
    steps: [{ step: 'accept', by: 'borrower', done: [{ mark: 'limit-accepted' }], failed: [] }],
    ends: [{ mark: 'limit-proposal-closed' }],
  },
  {
    flow: 'quote',
    begins: [{ mark: 'quote-requested' }],
    steps: [
      { step: 'quote', by: 'us', done: [{ mark: 'quote-issued' }], failed: [] },
      { step: 'take_up', by: 'borrower', done: [{ mark: 'quote-taken' }], failed: [] },
    ],
    ends: [{ mark: 'quote-declined' }],
  },
  {
    flow: 'drawdown',
    begins: [{ mark: 'drawdown-requested' }],
    steps: [
      { step: 'decide', by: 'us', done: [{ mark: 'drawdown-approved' }], failed: [] },
      {
        step: 'pay_out',
        by: 'us',
        done: [{ mark: 'loan-opened' }, { mark: 'drawdown-disbursed' }, { mark: 'drawdown-approved', details: [PAID_ELSEWHERE] }],
        failed: [{ mark: 'disbursement-failed' }],
      },
    ],
    ends: [{ mark: 'drawdown-declined' }, { mark: 'drawdown-cancelled' }],
  },
  {
    flow: 'appeal',
    begins: [{ mark: 'appeal-submitted' }],
    steps: [
      { step: 'answer', by: 'us', done: [{ mark: 'case-answered' }, { mark: 'appeal-decided' }], failed: [] },
      {
        step: 'decide',
        by: 'us',
        done: [{ mark: 'appeal-decided', details: ['upheld', 'upheld_in_part', 'rejected'] }],
        failed: [],
      },
    ],
    ends: [{ mark: 'appeal-decided', details: ['withdrawn'] }],
  },
  { flow: 'reverification', begins: [{ mark: 'reverification-requested' }], steps: [proveIdentity], ends: [] },
  {
    flow: 'document_request',
    begins: [{ mark: 'document-requested' }],
    steps: [{ step: 'bring', by: 'borrower', done: [{ mark: 'document-brought' }], failed: [] }],
    ends: [],
  },
  {
    flow: 'document',
    begins: [{ mark: 'document-submitted' }],
    steps: [
      {
        step: 'check',
        by: 'us',
        done: [{ mark: 'document-checked', details: ['accepted'] }],
        failed: [{ mark: 'document-checked', details: NOT_GOOD }],
      },
    ],
    ends: [{ mark: 'document-checked', details: NOT_GOOD }],
  },
  {
    flow: 'information',
    begins: [{ mark: 'information-changed' }],
    steps: [{ step: 'prove_change', by: 'borrower', done: [{ mark: 'information-proven' }], failed: [] }],
    ends: [],
  },
]

const marksIn = (flow: Flow): readonly MarkName[] =>
  [...flow.begins, ...flow.ends, ...flow.steps.flatMap(({ done, failed }) => [...done, ...failed])].map(({ mark }) => mark)

/** Marks that count though they came before the time that is asked for: what stands, and what goes on from before. */
export const LASTING_MARKS: readonly MarkName[] = [
  ...FLOWS.flatMap(({ steps }) => steps.flatMap(({ done, standing }) => (standing ? done.map(({ mark }) => mark) : []))),
  'information-changed',
  'information-proven',
]

/** All marks that some flow looks at, and those that begin one. */
export const FLOW_MARKS: readonly MarkName[] = [...new Set(FLOWS.flatMap(marksIn))]
export const FLOW_BEGINS: readonly MarkName[] = [...new Set(FLOWS.flatMap(({ begins }) => begins.map(({ mark }) => mark)))]
