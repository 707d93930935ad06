/**
 * One round: new borrowers, clients that send without end, kills, and then the proof. A round is small, so that a fault has a place.
 */
import { Agent } from 'node:http'
import type { Pack } from '@fairline/domain/pack/pack'
import { fairline } from '../fairline-process.ts'
import { type Load, newLoad, runClient } from './client.ts'
import { eventSource } from './event-source.ts'
import { type KillPoint, killAtPoints, Stuck } from './kill-points.ts'
import { readStored } from './log-reader.ts'
import { type DecisionHeard, type Entry, type Fault, type Notebook, nameOf, openNotebook } from './notebook.ts'
import type { Patient } from './patient.ts'
import { postMany } from './post-events.ts'
import { seeded } from './seeded.ts'
import { verifyAccounts } from './verify-accounts.ts'
import { verifyLog } from './verify-log.ts'

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
const REPEAT_AT_ONCE = 500

export async function crashRound({ patient, pack, seed, round, points: count, hear }: RoundOptions): Promise<RoundReport> {
  const notebook = openNotebook()
  const load = newLoad()
  const name = `r${round}`
  const clients = Array.from({ length: CLIENTS }, (_, client) => {
    const random = seeded(`${seed} ${name} client ${client}`)
    const source = eventSource({ client, round: name, borrowers: BORROWERS, random })
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
    notebook.fault('stuck', `${error.message}\n${patient.output().slice(-4_000)}`)
  }
  if (notebook.faults.some(({ kind }) => kind === 'stuck')) return reportOf(points, notebook, load)
  load.ending = true
  await Promise.all(clients)
  const decisions = await repeatAll(patient, notebook)
  const stored = await readStored(patient.dataDir, `${name}-`)
  verifyLog(stored, notebook)
  verifyAccounts(stored, { notebook, decisions, pack })
  return reportOf(points, notebook, load)
}

const reportOf = (points: readonly KillPoint[], { entries, faults }: Notebook, { acknowledged }: Load): RoundReport => ({
  points,
  events: entries.size,
  answers: acknowledged,
  faults,
})

/** Everything once more: each must be answered `repeated`, with what was answered first. Gives the decisions. */
async function repeatAll({ address }: Patient, notebook: Notebook): Promise<Map<string, DecisionHeard>> {
  const agent = new Agent({ keepAlive: true })
  const decisions = new Map<string, DecisionHeard>()
  const entries = [...notebook.entries.values()]
  for (let from = 0; from < entries.length; from += REPEAT_AT_ONCE) {
    const some = entries.slice(from, from + REPEAT_AT_ONCE)
    const messages = some.map(({ message }) => message)
    const heard = await postMany(address()!, agent, messages, 'full')
    for (const [index, entry] of some.entries()) hearRepeat(entry, heard[index]!, notebook, decisions)
  }
  agent.destroy()
  return decisions
}

function hearRepeat(
  entry: Entry,
  heard: Awaited<ReturnType<typeof postMany>>[number],
  notebook: Notebook,
  decisions: Map<string, DecisionHeard>,
): void {
  const about = `${nameOf(entry.message)} of ${entry.message.subject}`
  if (heard === 'not-now' || 'refused' in heard) return notebook.fault('another-answer', `${about}: ${JSON.stringify(heard)} on repeat`)
  if (heard.status === 'recorded') notebook.fault('lost', `${about}: acknowledged as ${entry.sequence}, and new when sent again`)
  notebook.hear(entry, heard)
  if (heard.decision) decisions.set(nameOf(entry.message), heard.decision)
}

/** `fairline rebuild --check`, asked of the running server: what it prints, unless nothing differs. */
export async function rebuildFault({ dataDir }: Patient): Promise<Fault | undefined> {
  const { code, output } = await fairline(['rebuild', '--check'], { FAIRLINE_DATA: dataDir }).ended
  return code === 0 && output.includes('nothing differs') ? undefined : { kind: 'rebuild', about: output }
}
