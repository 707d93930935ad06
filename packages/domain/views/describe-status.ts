/** A book at one moment in words: for its screen, and for the banners that every borrower sees. */
import { writeInstant } from '@fairline/contract/instant'
import type { Banner as BannerOnWire, PlatformStatus } from '@fairline/contract/views/status'
import type { z } from 'zod'
import { explainReason } from '../account/explain-reason.ts'
import { bannersAt } from '../book/banners.ts'
import type { Book } from '../book/book.ts'
import { maintenanceAt, plannedAfter } from '../book/conditions.ts'
import { type Episode, isOn } from '../book/episodes.ts'
import type { Pack } from '../pack/pack.ts'

type Status = z.infer<typeof PlatformStatus>

const writtenOrNull = (at: number | null | undefined): string | null => (at == null ? null : writeInstant(at))

export const describeBanners = (book: Book, at: number, pack: Pack): z.infer<typeof BannerOnWire>[] =>
  bannersAt(book, at).map(({ reason, state, id, components, since, until, stopsDrawing }) => {
    const { text, wait } = explainReason({ reason, evidence: [] }, pack)
    const times = { since: writeInstant(since), until: writtenOrNull(until) }
    return { reason, state, id, components: [...components], ...times, stops_draws: stopsDrawing && state === 'on', text, wait }
  })

/** `at`: null in a book in which nothing has happened yet. */
export function describeStatus(book: Book, at: number | null, pack: Pack): Status {
  const now = at ?? book.asOf
  return {
    version: book.version,
    as_of: writtenOrNull(at),
    banners: describeBanners(book, now, pack),
    incidents: openOf(book.incidents, (id, { component, kind, severity, startedAt, expectedEndAt }) => ({
      ...{ id, component, kind, severity },
      ...{ started_at: writeInstant(startedAt), expected_end_at: writtenOrNull(expectedEndAt) },
    })),
    maintenance: maintenanceOf(book, now),
    orders: openOf(book.orders, (id, { closes, licence = null, basis, startsAt, endsAt }) => ({
      ...{ id, closes, licence, basis, starts_at: writeInstant(startsAt), ends_at: writtenOrNull(endsAt) },
      state: startsAt > now ? 'planned' : endsAt !== undefined && endsAt <= now ? 'over' : 'in_force',
    })),
    funders: book.funders.map(({ id, at: since, data }) => ({
      ...{ funder: id, limit_minor: data.limitMinor, currency: data.currency },
      since: writeInstant(since),
    })),
    sources: openOf(book.sources, (source, { since, expectedEndAt }) => ({
      ...{ source, since: writeInstant(since), expected_end_at: writtenOrNull(expectedEndAt) },
    })),
    clients: book.clients.map(({ id, at: since, data }) => ({ client: id, version: data.version, since: writeInstant(since) })),
  }
}

const openOf = <Data, View>(episodes: readonly Episode<Data>[], viewOf: (id: string, data: Data) => View): View[] =>
  episodes.flatMap((episode) => (isOn(episode) && episode.told !== null ? [viewOf(episode.id, episode.told.data)] : []))

function maintenanceOf(book: Book, now: number): Status['maintenance'] {
  const states = [
    ['on', maintenanceAt(book, now)],
    ['planned', plannedAfter(book, now)],
  ] as const
  return states.flatMap(([state, all]) =>
    all.map(({ id, components, since, until }) => ({
      ...{ id, components: [...components], state },
      ...{ starts_at: writeInstant(since), ends_at: writtenOrNull(until) },
    })),
  )
}
