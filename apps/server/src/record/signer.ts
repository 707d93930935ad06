/**
 * Signs tree heads: of each organisation SIGN_EVERY_EVENTS events after the last one, or SIGN_EVERY_MS after something was added. Where events come faster, a head
 * covers all that came in REST_MS: what it costs does not grow with them.
 *
 * Several  servers do not fork the chain: a number is taken once, and whoever comes second reads anew and signs what is left.
 * Killed   between a batch and its head, nothing is lost: the leaves are in the transaction of the batch, and whoever signs next covers them.
 * Never    signs a past that is not the one it signed before: it says so in the log, and signs nothing more of that organisation.
 */
import { HEAD_FORM, type Head, headText, readHead, type TreeRoot } from '@fairline/domain/record/head'
import { toHex } from '@fairline/domain/record/receipt'
import type { EventLog } from '../operations/event-log.ts'
import type { Client, Database, OrganisationDatabase } from '../store/database.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { findNewestHead, insertHead, insertKey } from '../store/record-head-table.ts'
import { listTrees } from '../store/record-tree.ts'
import type { RecordKeys } from './record-keys.ts'
import { sha256 } from './sha256.ts'
import { openEdges, type TreeEdges } from './tree-edges.ts'

const SIGN_EVERY_EVENTS = 1_000
const SIGN_EVERY_MS = 10_000
const REST_MS = 1_000
/** The rest is for the next time. */
const TRIES_MAX = 5

export type Signer = {
  readonly start: () => void
  readonly committed: (organisationId: number, events: number) => void
  /** Signs what was added to any organisation. */
  readonly signAll: () => Promise<void>
  /** Whether the record went on from the head before when this server last looked. */
  readonly lastCheck: (organisationId: number) => LastCheck | undefined
  readonly stop: () => Promise<void>
}

/** `at`: milliseconds. */
export type LastCheck = Readonly<{ at: number; holds: boolean }>

export type SignerParts = {
  readonly database: Database
  readonly keys: RecordKeys
  readonly now: () => number
  readonly log: EventLog
  readonly onFailure: (error: unknown) => void
}

export function openSigner({ database, keys, now, log, onFailure }: SignerParts): Signer {
  let timer: NodeJS.Timeout | undefined
  let resting: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  let [events, isStopped] = [0, false]
  const edges = openEdges()
  const checks = new Map<number, LastCheck>()
  const signOnce = async () => {
    events = 0
    for (const { id } of await listOrganisations(database)) {
      const signed = await signNext(database.as(id), { keys, edges, at: now() })
      checks.set(id, { at: now(), holds: signed !== 'broken' })
      if (signed === 'broken') log('record-broken', { organisation: id })
    }
  }
  const signAll = () => {
    const next = underWay.then(signOnce)
    underWay = next.catch(onFailure)
    return next
  }
  const sign = () => void signAll().catch(() => {}) // Told already, by the one that waits in line.
  const signWhereMany = () => {
    if (timer === undefined || resting !== undefined || events < SIGN_EVERY_EVENTS) return
    events = 0
    sign()
    resting = setTimeout(() => {
      resting = undefined
      signWhereMany()
    }, REST_MS).unref()
  }
  return {
    start: () => {
      if (isStopped) return
      timer = setInterval(sign, SIGN_EVERY_MS).unref()
    },
    committed: (_organisationId, added) => {
      events += added
      signWhereMany()
    },
    signAll,
    lastCheck: (organisationId) => checks.get(organisationId),
    stop: async () => {
      isStopped = true
      clearInterval(timer)
      clearTimeout(resting)
      timer = undefined
      await underWay
    },
  }
}

type Signed = 'signed' | 'nothing-new' | 'taken' | 'broken'

/** Whoever takes a number first has signed what was there when it looked, which may be less than is there now. */
async function signNext(book: OrganisationDatabase, signing: Signing): Promise<Signed> {
  let signed: Signed = 'taken'
  for (let tries = 0; signed === 'taken' && tries < TRIES_MAX; tries++)
    signed = await book.withClient((client) => signHead(client, book.organisationId, signing))
  return signed
}

type Signing = Readonly<{ keys: RecordKeys; edges: TreeEdges; at: number }>

/** The next head of an organisation, where something was added since the last. */
async function signHead(client: Client, organisationId: number, { keys, edges, at }: Signing): Promise<Signed> {
  const last = await findNewestHead(client, organisationId)
  const before = last && readHead(last.body)
  if (last !== undefined && before === undefined) return 'broken'
  const sizes = await listTrees(client, organisationId)
  const known = new Map(before?.trees.map((one) => [one.tree, one]))
  if (sizes.every(({ tree, size }) => known.get(tree)?.size === size) && sizes.length === known.size) return 'nothing-new'
  const trees: TreeRoot[] = []
  for (const { tree, size } of sizes) {
    const former = known.get(tree)
    known.delete(tree)
    const root = await edges.goOn(client, { organisationId, tree }, former, size)
    if (root === undefined) return 'broken'
    trees.push({ tree, size, root })
  }
  if (known.size > 0) return 'broken'
  const head: Head = {
    ...{ at, form: HEAD_FORM, number: (last?.number ?? 0) + 1, organisation_id: organisationId, trees },
    previous: last === undefined ? null : toHex(sha256(Buffer.from(last.body))),
  }
  const body = headText(head)
  await insertKey(client, { id: keys.id, publicKey: keys.publicKey }, at)
  const isFirst = await insertHead(client, organisationId, { number: head.number, body, keyId: keys.id, signature: keys.sign(body) }, at)
  return isFirst ? 'signed' : 'taken'
}
