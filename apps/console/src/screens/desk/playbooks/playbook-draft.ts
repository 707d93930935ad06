/** A playbook while it is being written, and what is sent of it. */
import type { Playbook, PlaybookWish } from '../../../api/playbook-requests.ts'
import { minorOf } from '../form-parts.tsx'

type Trigger = PlaybookWish['triggers'][number]
export type Purpose = PlaybookWish['sources'][number]['purposes'][number]
type Audience = keyof PlaybookWish['messages']

/** `key`: of the row, while it is on the screen. */
export type ContactRow = Readonly<{ key: string; role: string; person: string | undefined; deputy: string | undefined }>
/** `amount`: in yuan. */
export type SourceRow = Readonly<{
  key: string
  facility: string | undefined
  amount: number | null
  purposes: readonly Purpose[]
  precondition: string
}>
export type PlaybookDraft = Readonly<{
  name: string
  level: number
  /** Empty: all of them. */
  project: string
  triggers: readonly Trigger[]
  contacts: readonly ContactRow[]
  sources: readonly SourceRow[]
  messages: Readonly<Partial<Record<Audience, string>>>
  exit: string
  reviewBy: string
}>

const MINOR = 100
const REVIEW_MS = 183 * 86_400_000
const DAY_LETTERS = 10

export const newContact = (): ContactRow => ({ key: crypto.randomUUID(), role: '', person: undefined, deputy: undefined })
export const newSource = (): SourceRow => ({ key: crypto.randomUUID(), facility: undefined, amount: null, purposes: [], precondition: '' })

/** `exit`: what its level says by itself. */
export function draftOf(level: number, playbook: Playbook | undefined, exit: string): PlaybookDraft {
  const reviewBy = new Date(Date.now() + REVIEW_MS).toISOString().slice(0, DAY_LETTERS)
  const empty = { name: '', level, project: '', triggers: [], contacts: [newContact()], sources: [], messages: {}, exit, reviewBy }
  if (playbook === undefined) return empty
  return {
    ...{ name: playbook.name, level, project: playbook.project_id ?? '', exit: playbook.exit, reviewBy: playbook.review_by },
    triggers: playbook.triggers.map(({ trigger }) => trigger as Trigger),
    contacts: playbook.contacts.map(({ role, person, deputy }) => ({ ...newContact(), role, person, deputy: deputy ?? undefined })),
    sources: playbook.sources.map(({ facility_id, amount_minor, purposes, precondition }) => ({
      ...{ ...newSource(), facility: facility_id, amount: amount_minor / MINOR, purposes: purposes as Purpose[] },
      precondition: precondition ?? '',
    })),
    messages: Object.fromEntries(playbook.messages.map(({ audience, words }) => [audience, words])),
  }
}

const isContactWhole = ({ role, person }: ContactRow): boolean => role.trim() !== '' && person !== undefined
const isSourceWhole = ({ facility, amount }: SourceRow): boolean => facility !== undefined && amount !== null && minorOf(amount) > 0
const isUntouched = ({ role, person, deputy }: ContactRow): boolean => role.trim() === '' && person === undefined && deputy === undefined

export const isWhole = ({ name, contacts, sources, exit, reviewBy }: PlaybookDraft): boolean =>
  name.trim() !== '' &&
  exit.trim() !== '' &&
  reviewBy !== '' &&
  contacts.every((row) => isContactWhole(row) || isUntouched(row)) &&
  sources.every(isSourceWhole)

/** `version`: as it was read; 0: it is new. Rows that nobody touched are left out. */
export const wishOf = (draft: PlaybookDraft, version: number): PlaybookWish => ({
  ...{ version, name: draft.name.trim(), level: draft.level, triggers: [...draft.triggers], exit: draft.exit.trim() },
  ...(draft.project !== '' && { project_id: draft.project }),
  contacts: draft.contacts
    .filter((row) => !isUntouched(row))
    .map(({ role, person, deputy }) => ({ role: role.trim(), person: person ?? '', ...(deputy !== undefined && { deputy }) })),
  sources: draft.sources.map(({ facility, amount, purposes, precondition }) => ({
    ...{ facility_id: facility ?? '', amount_minor: minorOf(amount ?? 0), purposes: [...purposes] },
    ...(precondition.trim() !== '' && { precondition: precondition.trim() }),
  })),
  messages: Object.fromEntries(Object.entries(draft.messages).filter(([, words]) => words.trim() !== '')),
  review_by: draft.reviewBy,
})
