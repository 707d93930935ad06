/** The endpoints of each organisation with their secrets, looked at again every second: another server may have changed them. */
import { openSecrets } from '../sealing/organisation-secrets.ts'
import type { Sealing } from '../sealing/sealing.ts'
import type { Database } from '../store/database.ts'
import { listEndpoints, switchEndpoint, type WebhookEndpoint } from '../store/webhook-table.ts'

export type OpenEndpoint = Pick<WebhookEndpoint, 'id' | 'url' | 'types'> & { readonly secrets: (at: number) => readonly string[] }

export type Endpoints = {
  /** Those that are on. */
  readonly of: (organisationId: number) => Promise<ReadonlyMap<string, OpenEndpoint>>
  /** One that is on; looked for anew before it is called off, as it may have been added a moment ago. */
  readonly find: (organisationId: number, id: string) => Promise<OpenEndpoint | undefined>
  /** What was known of them last, without waiting. */
  readonly known: (organisationId: number) => ReadonlyMap<string, OpenEndpoint>
  readonly switchOff: (organisationId: number, id: string, why: string) => Promise<void>
}

type Parts = { readonly database: Database; readonly sealing: Sealing }

const LOOK_EVERY_MS = 1_000
const NONE: ReadonlyMap<string, OpenEndpoint> = new Map()

export const placeOf = (id: string): string => `webhook ${id}`

export function openEndpoints({ database, sealing }: Parts): Endpoints {
  const seen = new Map<number, { at: number; endpoints: ReadonlyMap<string, OpenEndpoint> }>()
  const look = async (organisationId: number) => {
    const endpoints = await readEndpoints({ database, sealing }, organisationId)
    seen.set(organisationId, { at: performance.now(), endpoints })
    return endpoints
  }
  const of = async (organisationId: number) => {
    const known = seen.get(organisationId)
    return known !== undefined && performance.now() - known.at < LOOK_EVERY_MS ? known.endpoints : look(organisationId)
  }
  return {
    of,
    find: async (organisationId, id) => (await of(organisationId)).get(id) ?? (await look(organisationId)).get(id),
    known: (organisationId) => seen.get(organisationId)?.endpoints ?? NONE,
    switchOff: async (organisationId, id, why) => {
      await switchEndpoint(database.as(organisationId), organisationId, id, why)
      seen.delete(organisationId)
    },
  }
}

async function readEndpoints({ database, sealing }: Parts, organisationId: number): Promise<ReadonlyMap<string, OpenEndpoint>> {
  const rows = (await listEndpoints(database.as(organisationId), organisationId)).filter(({ offWhy }) => offWhy === null)
  if (rows.length === 0) return NONE
  const secrets = await openSecrets(sealing, database, organisationId)
  return new Map(
    rows.map(({ id, url, types, secret, previousSecret, previousUntil }) => {
      const now = secrets.open(placeOf(id), secret)
      const before = previousSecret === null ? null : secrets.open(placeOf(id), previousSecret)
      return [id, { id, url, types, secrets: (at) => (before !== null && at < (previousUntil ?? 0) ? [now, before] : [now]) }]
    }),
  )
}
