/** What was announced of a channel, of its provider or of a group that ties it to others. */
import { DAY_MS } from '../../kernel/time.ts'
import type { DeskFact } from '../model/desk-fact.ts'
import type { MaintenanceWindow } from '../warning/hygiene.ts'
import { channelSubject } from './band-reading.ts'
import type { Channel, Registers } from './registers.ts'

export type NoticeKind = 'maintenance' | 'policy' | 'regulator'
/** `to` null: nobody knows. */
export type KnownNotice = Readonly<{ kind: NoticeKind; from: number; to: number | null; noticedAt: number; words: string }>

/** So long after an announced end a channel is looked at again before anybody is called. */
export const RECHECK_MS = 15 * 60_000
/** A notice without an end is not in the way for ever. */
const OPEN_ENDED_MS = 28 * DAY_MS

/** Those in force, soon to be, or just over. */
export const noticesOf = (channel: Channel, { book, when }: Pick<Registers, 'book' | 'when'>): KnownNotice[] =>
  book.notices
    .filter((fact) => concerns(fact, channel) && isKnown(fact, when))
    .map(knownOf)
    .filter((one) => isCurrent(one, when.at))

const isKnown = ({ recordedAt, effectiveAt }: DeskFact, { at, knownAt }: Registers['when']): boolean =>
  recordedAt <= knownAt && effectiveAt <= at

function concerns({ kind, id }: DeskFact, { state, providerId, groups }: Channel): boolean {
  if (kind === 'channel') return id === state.id
  return kind === 'provider' ? id === providerId : kind === 'group' && groups.includes(id)
}

const knownOf = ({ effectiveAt, data }: DeskFact): KnownNotice => ({
  ...{ kind: data.kind as NoticeKind, from: Date.parse(String(data.starts_at)), noticedAt: effectiveAt, words: String(data.words) },
  to: typeof data.ends_at === 'string' ? Date.parse(data.ends_at) : null,
})

const isCurrent = ({ from, to, noticedAt }: KnownNotice, at: number): boolean =>
  at < (to === null ? Math.max(from, noticedAt) + OPEN_ENDED_MS : to + RECHECK_MS)

/** All that were ever announced with an end, by channel: warnings within them wait for the look after it. */
export const maintenanceOf = (channels: Registers['channels'], { notices }: Pick<Registers['book'], 'notices'>): MaintenanceWindow[] =>
  [...channels.values()].flatMap((channel) =>
    notices
      .filter((fact) => concerns(fact, channel))
      .map(knownOf)
      .flatMap(({ kind, from, to }) =>
        kind === 'maintenance' && to !== null ? [{ channel: channelSubject(channel.state.id), from, to: to + RECHECK_MS }] : [],
      ),
  )
