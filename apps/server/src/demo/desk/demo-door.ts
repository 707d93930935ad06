/**
 * The door at which the demo's desk hears of its borrowers' lines, and the demo's lender who sends there over HTTP: as two servers would, though it is one.
 *
 * Again    where the server is reached at another address than before, the lender is told of that.
 */
import { randomBytes } from 'node:crypto'
import { lenderPlace } from '../../desk/lender-pull.ts'
import { connectionPlace } from '../../desk/take-webhook.ts'
import { subjectOf, type TellParts, tellDeskAt } from '../../desk/tell-desk.ts'
import { newSecret } from '../../notices/sign-webhook.ts'
import { openSecrets } from '../../sealing/organisation-secrets.ts'
import { addConnection, connectLine, type DeskConnection, findConnection, moveConnection } from '../../store/desk-connection-table.ts'
import { findLender } from '../../store/desk-lender-table.ts'
import { OWN_LENDER } from './desk-channels.ts'

type DoorParts = TellParts & Readonly<{ organisationId: number }>

const ADDRESS_BYTES = 18

export async function openDemoDoor(parts: DoorParts, enrolmentIds: readonly string[], url: string): Promise<void> {
  const { database, sealing, organisationId, now } = parts
  const own = database.as(organisationId)
  const secrets = await openSecrets(sealing, database, organisationId)
  const connection = await doorAt(parts, url, (secret) => secrets.seal(connectionPlace(OWN_LENDER), secret))
  if (connection.endedAt !== null) return
  const hook = {
    url: new URL(`/v1/desk-hooks/${connection.address}`, url).href,
    secret: secrets.open(connectionPlace(OWN_LENDER), connection.secret),
  }
  for (const enrolmentId of enrolmentIds) {
    const row = await findLender(own, organisationId, enrolmentId)
    if (row === undefined) continue
    const code = secrets.open(lenderPlace(enrolmentId), row.code)
    await connectLine(own, organisationId, { enrolmentId, connectionId: OWN_LENDER, subject: subjectOf(code) }, now())
    await tellDeskAt(parts, code, hook)
  }
}

async function doorAt(
  { database, organisationId, now }: DoorParts,
  url: string,
  seal: (secret: string) => Buffer,
): Promise<DeskConnection> {
  const own = database.as(organisationId)
  const door = { id: OWN_LENDER, channelId: OWN_LENDER, address: randomBytes(ADDRESS_BYTES).toString('base64url'), baseUrl: url }
  await addConnection(own, organisationId, { ...door, secret: seal(newSecret()), madeAt: now() })
  await moveConnection(own, organisationId, OWN_LENDER, url)
  return (await findConnection(own, organisationId, OWN_LENDER))!
}
