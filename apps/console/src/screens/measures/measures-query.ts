/** The four questions of this room. */
import { answerOf, api } from '../../api/client.ts'
import type { ApprovalMeasures, FlowMeasures, RecoveryMeasures, RestrictionMeasures } from '../../api/views.ts'
import type { MeasureQuestion } from './measures-search.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
const given = (query: MeasureQuestion, { signal }: Signal) => ({ params: { query }, signal: signal ?? null })

const queryOf = <Answer>(name: string, question: MeasureQuestion, ask: (signal: Signal) => Promise<Answer>) => ({
  queryKey: ['measures', name, question],
  queryFn: ask,
  // What was there before is shown until the other days are.
  placeholderData: (before: Answer | undefined) => before,
})

export const restrictionsQuery = (question: MeasureQuestion) =>
  queryOf<RestrictionMeasures>('restrictions', question, (signal) =>
    answerOf(api.GET('/v1/measures/restrictions', given(question, signal))),
  )
export const recoveryQuery = (question: MeasureQuestion) =>
  queryOf<RecoveryMeasures>('recovery', question, (signal) => answerOf(api.GET('/v1/measures/recovery', given(question, signal))))
export const flowsQuery = (question: MeasureQuestion) =>
  queryOf<FlowMeasures>('flows', question, (signal) => answerOf(api.GET('/v1/measures/flows', given(question, signal))))
export const approvalsQuery = (question: MeasureQuestion) =>
  queryOf<ApprovalMeasures>('approvals', question, (signal) => answerOf(api.GET('/v1/measures/approvals', given(question, signal))))
