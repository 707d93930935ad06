/**
 * The financing desk of the demo: in an organisation of its own beside the lender of the demo, whose lines it watches.
 *
 * Clock    the desk lives by the server's clock, the lender's book by that of its own log, which runs ahead of it. What the lender says happened later than now has happened
 *          now; days on which something falls due are told as the lender has them.
 * Again    what is there is left as it is: a second start only looks.
 */
import { randomUUID } from 'node:crypto'
import { FORMAT } from '@fairline/domain/account/codec'
import { COHORT, type CohortMember } from '@fairline/sim/cohort'
import { describeBug } from '../../describe-bug.ts'
import { lenderPlace } from '../../desk/lender-pull.ts'
import { hashLinkCode, newLinkCode } from '../../desk/linked-line.ts'
import type { Desk } from '../../desk/open-desk.ts'
import type { EventLog } from '../../operations/event-log.ts'
import { openSecrets } from '../../sealing/organisation-secrets.ts'
import type { Sealing } from '../../sealing/sealing.ts'
import type { Doer } from '../../store/act-table.ts'
import type { Database } from '../../store/database.ts'
import type { NewDeskFact } from '../../store/desk-fact-table.ts'
import { bindLender, findLender } from '../../store/desk-lender-table.ts'
import { addDeskLink } from '../../store/desk-link-table.ts'
import { listDeskPeople } from '../../store/desk-people-table.ts'
import { ensureOrganisation } from '../../store/organisation-table.ts'
import { openDemoDoor } from './demo-door.ts'
import { channelFacts } from './desk-channels.ts'
import { daysFrom } from './desk-entry.ts'
import { enrolmentOf, peopleFacts } from './desk-people.ts'
import { type DemoPeople, demoPeople, playbookFacts } from './desk-playbooks.ts'
import { keptInTouch, owedFacts, projectFacts } from './desk-project.ts'

const ORGANISATION = 'demo-desk'

/** None of them rejects: a demo is no reason not to serve. */
export type DemoDesk = Readonly<{
  organisationId: number
  /** Its registers. */
  open: () => Promise<void>
  /** Its borrowers' lines, once the lender knows them. `url`: where this server listens; without it the lender is asked, and tells nothing by himself. */
  bind: (url?: string) => Promise<void>
}>

export type DemoDeskParts = Readonly<{
  database: Database
  sealing: Sealing
  desk: Pick<Desk, 'deskBooks'>
  organisationId: number
  /** Of the lender. */
  lenderId: number
  now: () => number
  log: EventLog
}>

/** Its organisation: there after the first start. */
export const ensureDeskOrganisation = (database: Database): Promise<number> =>
  ensureOrganisation(database, { name: ORGANISATION, clock: 'wall', accountFormat: FORMAT }).then(({ id }) => id)

export function openDemoDesk(parts: DemoDeskParts): DemoDesk {
  const tried = (work: Promise<void>) => work.catch((error: unknown) => parts.log('demo-failed', describeBug(error)))
  return { organisationId: parts.organisationId, open: () => tried(keepRegisters(parts)), bind: (url) => tried(bindLines(parts, url)) }
}

const doer = (organisationId: number): Doer => ({
  ...{ organisationId, actor: 'fairline:demo', person: 'fairline:demo', roles: [], address: null, requestId: null },
})

/** In the order in which they name each other. */
export function demoDeskFacts(now: number, people: DemoPeople): NewDeskFact[] {
  const days = daysFrom(now)
  return [
    ...[...projectFacts(days), ...channelFacts(days), ...peopleFacts(days), ...owedFacts(days), ...keptInTouch(days)],
    ...playbookFacts(days, people),
  ]
}

const PEOPLE_MAX = 100

async function keepRegisters({ database, desk, organisationId, now }: DemoDeskParts): Promise<void> {
  const [at, own] = [now(), database.as(organisationId)]
  const people = demoPeople(await listDeskPeople(own, organisationId, { after: '', limit: PEOPLE_MAX }))
  await desk.deskBooks.change(own, doer(organisationId), at, (book) => ({
    facts: book.sequence > 0 ? [] : demoDeskFacts(at, people),
    answer: () => undefined,
  }))
}

async function bindLines(parts: DemoDeskParts, url: string | undefined): Promise<void> {
  for (const member of COHORT) await bindLine(parts, member)
  const enrolmentIds = COHORT.map(({ subject }) => enrolmentOf(subject))
  if (url !== undefined) await openDemoDoor(parts, enrolmentIds, url)
}

/** As if the borrower had made a code and given it to the desk. */
async function bindLine({ database, sealing, organisationId, lenderId, now }: DemoDeskParts, { subject }: CohortMember): Promise<void> {
  const [enrolmentId, own] = [enrolmentOf(subject), database.as(organisationId)]
  if ((await findLender(own, organisationId, enrolmentId)) !== undefined) return
  const [code, at, id] = [newLinkCode(), now(), randomUUID()]
  const link = { id, ref: subject, desk: '滨江人才公寓项目融资台', requestId: id, madeAt: at, sha256: hashLinkCode(code) }
  await addDeskLink(database.as(lenderId), lenderId, link)
  const sealed = (await openSecrets(sealing, database, organisationId)).seal(lenderPlace(enrolmentId), code)
  await bindLender(own, organisationId, { enrolmentId, baseUrl: null, code: sealed, nextAt: at })
}
