/**
 * One round: new borrowers, clients that send without end, kills, and then the proof. A round is small, so that a fault has a place.
 */
import type { Pack } from '@fairline/domain/pack/pack'
import { fairline } from '../fairline-process.ts'
import { type Load, newLoad, runClient } from './client.ts'
import { eventSource } from './event-source.ts'
import { type KillPoint, killAtPoints, Stuck } from './kill-points.ts'
import { databaseOf } from './log-reader.ts'
import { type Fault, type Notebook, openNotebook } from './notebook.ts'
import type { Patient } from './patient.ts'
import { seeded } from './seeded.ts'
import { verifyRound } from './verify-round.ts'

export type RoundOptions = {
  patient: Patient
  pack: Pack
  seed: string
  round: number
  points: number
  hear: (point: KillPoint) => void
}

export type RoundReport = { points: readonly KillPoint[]; events: number; answers: number; faults: readonly Fault[] }

const CLIENTS = 6
const BORROWERS = 60
/** From the first events of a borrower to today: his score must not be too old for a drawdown. */
const BOOK_MS = 30 * 86_400_000
const PICTURE_SHOWN = 10_000

export async function crashRound({ patient, pack, seed, round, points: count, hear }: RoundOptions): Promise<RoundReport> {
  const notebook = openNotebook()
  const load = newLoad()
  const name = `r${round}`
  const startAt = Date.now() - BOOK_MS
  const clients = Array.from({ length: CLIENTS }, (_, client) => {
    const random = seeded(`${seed} ${name} client ${client}`)
    const source = eventSource({ client, round: name, borrowers: BORROWERS, random, startAt })
    return runClient({ source, random, notebook, load, address: patient.address })
  })
  const points: KillPoint[] = []
  const heard = (point: KillPoint) => {
    points.push(point)
    hear(point)
  }
  try {
    await killAtPoints(count, { patient, load, random: seeded(`${seed} ${name} kills`), hear: heard })
  } catch (error) {
    if (!(error instanceof Stuck)) throw error
    notebook.fault(
      'stuck',
      `${error.message} after ${JSON.stringify(points.at(-1))}; ${JSON.stringify(load)}\n${patient.picture().slice(-PICTURE_SHOWN)}`,
    )
  }
  if (notebook.faults.some(({ kind }) => kind === 'stuck')) return reportOf(points, notebook, load)
  load.ending = true
  await Promise.all(clients)
  await verifyRound({ notebook, pack, address: patient.address()!, database: databaseOf(patient.dataDir), prefix: `${name}-` })
  return reportOf(points, notebook, load)
}

const reportOf = (points: readonly KillPoint[], { entries, faults }: Notebook, { acknowledged }: Load): RoundReport => ({
  points,
  events: entries.size,
  answers: acknowledged,
  faults,
})

/** `fairline rebuild --check`, asked of the running server: what it prints, unless nothing differs. */
export async function rebuildFault({ dataDir }: Patient): Promise<Fault | undefined> {
  for (const what of [[], ['lines'], ['holds'], ['days']]) {
    const { code, output } = await fairline(['rebuild', ...what, '--check'], { FAIRLINE_DATA: dataDir }).ended
    if (code !== 0 || !output.includes('nothing differs')) return { kind: 'rebuild', about: output }
  }
  return undefined
}
