/** What is asked about the record. */
import { answerOf, api } from './client.ts'

export const fetchRecord = ({ signal }: { readonly signal?: AbortSignal | undefined }) =>
  answerOf(api.GET('/v1/record', { signal: signal ?? null }))
export type RecordState = Awaited<ReturnType<typeof fetchRecord>>
