import type { Entry } from '../../api/desk-registers.ts'
import type { Values, WrittenKind } from './register-fields.ts'

/** Opens the form of an entry: of a new one, with what is given already, or of one that is there. */
export type WriteEntry = (kind: WrittenKind, entry?: Entry, given?: Values) => void
