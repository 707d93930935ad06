/**
 * What a column may hold of a person, and what an erasure does to it.
 *
 * Sealed        unreadable without the borrower's key, or the organisation's.
 * Token         a keyed hash: equal for equal values, worthless without the key.
 * Pseudonymous  tells of somebody who is named by an id alone; who that is, only the lender knows.
 * Staff         of people of the lender, who sign in by it: in clear, and never of a borrower.
 * None          of nobody: figures of many, names of machines, settings.
 */
export type PersonalClass = 'sealed' | 'token' | 'pseudonymous' | 'staff' | 'none'

/**
 * What an erasure does. unreadable: the key is deleted. removed: the rows are, in the same transaction. runs-out: gone by itself soon after.
 * stays: kept, for the reason given. nothing: there is nothing to erase.
 */
export type AtErasure = 'unreadable' | 'removed' | 'runs-out' | 'stays' | 'nothing'

type Words = Readonly<{ zh: string; en: string }>

/** `columns`: separated by spaces. */
export type PersonalColumns = Readonly<{ kind: Exclude<PersonalClass, 'none'>; columns: string; atErasure: AtErasure; why: Words }>
export type PersonalTable = Readonly<{ personal: readonly PersonalColumns[]; none: string }>

export const sealed = (columns: string, zh: string, en: string, atErasure: AtErasure = 'unreadable'): PersonalColumns => ({
  kind: 'sealed',
  columns,
  atErasure,
  why: { zh, en },
})
export const token = (columns: string, zh: string, en: string, atErasure: AtErasure = 'removed'): PersonalColumns => ({
  kind: 'token',
  columns,
  atErasure,
  why: { zh, en },
})
export const pseudonymous = (columns: string, zh: string, en: string, atErasure: AtErasure = 'stays'): PersonalColumns => ({
  kind: 'pseudonymous',
  columns,
  atErasure,
  why: { zh, en },
})

export const staff = (columns: string, zh: string, en: string): PersonalColumns => ({
  kind: 'staff',
  columns,
  atErasure: 'nothing',
  why: { zh, en },
})
