/** What is asked of a desk's reports and of its risk group. */
import { answerOf, api } from './client.ts'
import type { components, operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
const until = ({ signal }: Signal) => ({ signal: signal ?? null })

export type MonthlyPack = components['schemas']['DeskMonthlyPack']
export type ReportTable = components['schemas']['DeskReportTable']
export type GroupBoard = components['schemas']['DeskGroupBoard']

/** Making one is recorded: it is asked for when somebody wants it, and not again by itself. */
export const fetchMonthlyPack = async (month: string, given: Signal): Promise<MonthlyPack> =>
  (await answerOf(api.GET('/v1/desk/reports/monthly', { params: { query: { month } }, ...until(given) }))) as MonthlyPack
export const fetchGroupBoard = (given: Signal) => answerOf(api.GET('/v1/desk/group-board', until(given)))

export const packHref = (month: string, format: 'html' | 'pdf' | 'csv', lang: 'zh' | 'en'): string =>
  `/v1/desk/reports/monthly?month=${month}&format=${format}&lang=${lang}`

type Meeting = operations['minuteDeskMeeting']['requestBody']['content']['application/json']
export const minuteMeeting = (body: Meeting) => answerOf(api.POST('/v1/desk/meetings', { body }))
