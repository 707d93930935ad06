/**
 * `messages.yaml` of a pack: what borrowers are told before anything happens, when, to whom, and in which words. Each kind is a message that may be turned
 * off, waits through quiet hours, and is told once per occasion.
 */
import { z } from 'zod'
import type { PackDiagnostic } from '../pack/diagnostic.ts'
import type { SignalTests } from '../pack/signal-tests.ts'
import { Bilingual, readYaml, yamlFaultAt } from '../pack/yaml-file.ts'
import { AtMost, type Audience, audience, compileSegments, Segments, strangeSegments } from './audience.ts'

export const MESSAGES_FILE = 'messages.yaml'

const PERMILLE_MAX = 10_000
const DAYS_MAX = 366
const days = z.int().min(0).max(DAYS_MAX)
const words = { subject: Bilingual, text: Bilingual, ...audience }

const MessagesFile = z.strictObject({
  format: z.literal(1),
  segments: Segments.default({}),
  at_most: AtMost.optional(),
  /** A hold that is not there: so few steps of a count away, or so many thousandths of the bound. */
  near_hold: z.strictObject({ counts: z.int().min(1).max(10), permille: z.int().min(1).max(PERMILLE_MAX), ...words }),
  payment_due: z.strictObject({ days_before: z.array(days).min(1).max(10), ...words }),
  on_time: z.strictObject({ every: z.int().min(1).max(120), ...words }),
  freshness: z.strictObject({ after_days: z.int().min(1).max(3_660), ...words }),
  borrowing: z.strictObject({
    utilisation_permille: z.int().min(1).max(PERMILLE_MAX),
    applications_30d: z.int().min(1).max(100),
    ...words,
  }),
  monthly_report: z.strictObject({ on_day: z.int().min(1).max(28), ...words }),
  /** Short pieces to read, tied to what happened: a reason of a hold in force. */
  learning: z.array(z.strictObject({ id: z.string().min(1).max(64), reasons: z.array(z.string()).min(1), ...words })).max(100),
})

/** `segments`: by name, who is in them. */
export type MessageWords = Readonly<Omit<z.infer<typeof MessagesFile>, 'segments'> & { segments: ReadonlyMap<string, SignalTests> }>

export const MESSAGE_GAPS = {
  near_hold: ['signal', 'value', 'left', 'reason'],
  payment_due: ['amount', 'due_on', 'days'],
  on_time: ['count'],
  freshness: ['field', 'days'],
  borrowing: ['utilisation', 'applications'],
  monthly_report: ['month', 'status', 'limit', 'drawn', 'available', 'streak', 'grade'],
  learning: [],
} as const satisfies Record<Exclude<keyof MessageWords, 'format' | 'segments' | 'at_most'>, readonly string[]>

export type MessageKind = keyof typeof MESSAGE_GAPS

export type MessagesRead = Readonly<{ messages: MessageWords | null; diagnostics: readonly PackDiagnostic[] }>

/** A pack may have no such file: then nothing is said before anything happens. */
export function readMessages(content: string | undefined, reasons: Pick<ReadonlyMap<string, unknown>, 'has'>): MessagesRead {
  if (content === undefined) return { messages: null, diagnostics: [] }
  const read = readYaml(content, MESSAGES_FILE, MessagesFile)
  if (!read.ok) return { messages: null, diagnostics: read.diagnostics }
  const fault = (path: readonly PropertyKey[], message: string) => yamlFaultAt(content, MESSAGES_FILE, path, message)
  const { segments, faults } = compileSegments(read.value.segments)
  const messages: MessageWords = { ...read.value, segments }
  const unfilled = KINDS.flatMap((kind) =>
    piecesOf(messages, kind).flatMap(({ path, text }) =>
      gapsIn(text).flatMap((gap) =>
        (MESSAGE_GAPS[kind] as readonly string[]).includes(gap) ? [] : [fault(path, `nothing fills {${gap}}`)],
      ),
    ),
  )
  const named = new Set(Object.keys(read.value.segments))
  const unknown = KINDS.flatMap((kind) =>
    worded(messages, kind).flatMap(({ one, at }) =>
      strangeSegments(one, named).map(({ path, message }) => fault([...at, ...path], message)),
    ),
  )
  const strange = read.value.learning.flatMap((piece, nth) =>
    piece.reasons.flatMap((code, index) =>
      reasons.has(code) ? [] : [fault(['learning', nth, 'reasons', index], `there is no reason "${code}"`)],
    ),
  )
  const ofSegments = faults.map(({ path, message }) => fault(path, message))
  return { messages, diagnostics: [...ofSegments, ...unknown, ...unfilled, ...strange] }
}

const KINDS = Object.keys(MESSAGE_GAPS) as MessageKind[]

type Worded = Readonly<{ one: Audience & { subject: Bilingual; text: Bilingual }; at: readonly PropertyKey[] }>

const worded = (file: MessageWords, kind: MessageKind): readonly Worded[] =>
  kind === 'learning' ? file.learning.map((one, nth) => ({ one, at: [kind, nth] })) : [{ one: file[kind], at: [kind] }]

type Piece = Readonly<{ path: readonly PropertyKey[]; text: string }>

function piecesOf(file: MessageWords, kind: MessageKind): readonly Piece[] {
  const all = worded(file, kind).flatMap(({ one, at }) => [
    { one, at },
    ...one.instead.map((other, nth) => ({ one: other, at: [...at, 'instead', nth] })),
  ])
  return all.flatMap(({ one, at }) =>
    (['subject', 'text'] as const).flatMap((part) =>
      (['zh', 'en'] as const).map((language) => ({ path: [...at, part, language], text: one[part][language] })),
    ),
  )
}

const gapsIn = (text: string): readonly string[] => [...text.matchAll(/\{([^{}]*)\}/g)].map(([, gap]) => gap ?? '')
