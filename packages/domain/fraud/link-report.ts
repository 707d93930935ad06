/** What a link graph has found, as facts for those who look at it. */
import type { FactOf } from '@fairline/contract/facts'
import { fingerprint } from '../kernel/fingerprint.ts'
import type { FoundLink } from './link-graph.ts'

/** `id`: of the event. The same people found again are not told again; once another joins them they are. */
export type LinkReport = Readonly<{ borrower: string; id: string; data: FactOf<'fraud-link-reported'>['data'] }>

/** Where at least `fromSize` borrowers hang together, himself included. */
export function linkReports(found: ReadonlyMap<string, readonly FoundLink[]>, fromSize: number): readonly LinkReport[] {
  return [...found].flatMap(([borrower, links]) =>
    links
      .filter(({ componentSize }) => componentSize >= fromSize)
      .map(({ kind, componentSize, component }) => ({
        borrower,
        id: ['links', kind, fingerprint(borrower).toString(36), component.toString(36)].join('-'),
        data: { linkId: `links-${kind}`, link: kind, linkedBorrowerCount: componentSize },
      })),
  )
}
