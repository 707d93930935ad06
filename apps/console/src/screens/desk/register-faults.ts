/** What a register does not take, said at its field in the reader's words. */
import type { registers } from '../../locales/zh/registers.ts'

type FaultName = Exclude<keyof typeof registers.fault, 'summary' | 'changed' | 'entryEnded' | 'forbidden'>
export type FieldFault = Readonly<{ field: string; what: FaultName }>
type Told = Readonly<{ pointer: string; detail: string }>

/** By how the server begins to say it. */
const SAID: readonly (readonly [begins: string, what: FaultName])[] = [
  ['must not lie before it begins', 'order'],
  ['there is no ', 'gone'],
  ['must not be more than p50_minor', 'low'],
  ['must not be less than p50_minor', 'high'],
  ['must be that of its project', 'currency'],
  ['must be 0 for debt service', 'tierDebt'],
  ['must be 0 in tier 0', 'tierFixed'],
  ['must not lie in the future', 'future'],
  ['must lie after it was granted', 'expiry'],
  ['must be a facility of this borrower', 'holder'],
  ['the borrower does not let the desk know', 'consent'],
  ['must lie after the one before', 'after'],
  ['must say why he joins', 'joined'],
  ['never changes', 'fixed'],
  ['must be a label of your own', 'label'],
  ['must be the line of a borrower who lets', 'consent'],
  ['must be given for what may not be chosen', 'reason'],
  ['must be given with the day', 'outcome'],
  ['may not be chosen for new work', 'notChosen'],
  ['must say what is done', 'promise'],
]

/** A fault inside of a field, such as of its third instalment, stands at the field. One at the whole stands at none. */
export const fieldFaults = (told: readonly Told[]): FieldFault[] =>
  told.map(({ pointer, detail }) => ({
    field: pointer.split('/')[1] ?? '',
    what: SAID.find(([begins]) => detail.startsWith(begins))?.[1] ?? 'other',
  }))
