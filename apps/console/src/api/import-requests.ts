/** What is asked and told about registers that come in tables: profiles, files, and their rows in quarantine. */
import { answerOf, api } from './client.ts'
import type { components, operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
const until = ({ signal }: Signal) => ({ signal: signal ?? null })
type Schemas = components['schemas']

export type ImportAnswer = Schemas['DeskImportAnswer']
export type ImportProfile = Schemas['DeskImportProfile']
export type ImportProfileWish = Schemas['DeskImportProfileWish']
export type ImportShape = Schemas['DeskImportShapes']['data'][number]
export type HeldRows = Schemas['DeskImportRows']['data']
export type RowFault = ImportAnswer['entries'][number]['faults'][number]
type ListAnswer = Awaited<ReturnType<typeof fetchImports>>
export type Import = ListAnswer['data'][number]

const SHOWN = 50
export const fetchImports = (given: Signal) =>
  answerOf(api.GET('/v1/desk/imports', { params: { query: { limit: SHOWN } }, ...until(given) }))
export const fetchProfiles = (given: Signal) => answerOf(api.GET('/v1/desk/import-profiles', until(given)))
export const fetchShapes = (given: Signal) => answerOf(api.GET('/v1/desk/import-fields', until(given)))
export const fetchHeld = (import_id: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/import-rows', { params: { query: { import_id } }, ...until(given) }))

export const keepProfile = (id: string, body: ImportProfileWish) =>
  answerOf(api.PUT('/v1/desk/import-profiles/{id}', { params: { path: { id } }, body }))

type BringQuery = operations['bringDeskImport']['parameters']['query']
export const bringImport = (file: File, query: BringQuery): Promise<ImportAnswer> =>
  answerOf(
    api.POST('/v1/desk/imports', {
      params: { query },
      body: file as never,
      bodySerializer: (body: unknown) => body as File,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  )
export const undoImport = (import_id: string, reason: string) =>
  answerOf(api.POST('/v1/desk/imports:undo', { body: { import_id, reason } }))
export const mendRow = (body: Schemas['DeskImportRowMend']) => answerOf(api.POST('/v1/desk/import-rows:mend', { body }))
export const discardRows = (body: Schemas['DeskImportRowsDiscard']) => answerOf(api.POST('/v1/desk/import-rows:discard', { body }))
/** Where the browser loads the rows in quarantine from. */
export const heldCsvPath = (importId: string): string => `/v1/desk/import-rows.csv?import_id=${encodeURIComponent(importId)}`
