/** What answers where the platform touches the world, and in which books it is asked. */
import type { BookClocks } from '../scheduler/book-clocks.ts'
import type { Database } from '../store/database.ts'
import type { PortMode, Ports } from './ports.ts'
import { openSandbox } from './sandbox/sandbox.ts'

type World = {
  /** Undefined where other systems do what they would. */
  readonly ports: Ports | undefined
  /** Nobody is asked for a book whose life somebody else tells. */
  readonly queuesJobs: (organisationId: number) => boolean
}

type WorldParts = { readonly database: Database; readonly clocks: BookClocks; readonly now: () => number }

export function openPorts(mode: PortMode, { database, clocks, now }: WorldParts): World {
  if (mode === 'external') return { ports: undefined, queuesJobs: () => false }
  const nowIn = (organisationId: number) => clocks.nowIn(organisationId) ?? clocks.receivesAt(organisationId)
  return { ports: openSandbox({ database, nowIn, now }), queuesJobs: (organisationId) => !clocks.isDriven(organisationId) }
}
