/** Rounds of kills on one data folder, and at the end the whole log once more: how many kill points were survived, and what went wrong at which. */
import { defaultPack } from '../../bench/default-pack.ts'
import { newDataFolder } from '../fairline-process.ts'
import { crashRound, rebuildFault } from './crash-round.ts'
import type { KillPoint } from './kill-points.ts'
import { countEvents, databaseOf } from './log-reader.ts'
import type { Fault } from './notebook.ts'
import { startPatient } from './patient.ts'

export type CrashOptions = {
  readonly seed: string
  readonly points: number
  readonly pointsPerRound: number
  readonly say: (line: string) => void
}

/** `place`: the round, its kill points counted from the first. */
export type PlacedFault = Fault & { readonly place: string }

export type CrashReport = {
  readonly points: readonly KillPoint[]
  readonly events: number
  readonly answers: number
  readonly restarts: number
  readonly endedByItself: readonly string[]
  readonly seconds: number
  readonly faults: readonly PlacedFault[]
}

/** Ends with the first round that is not right. */
export async function crashRun({ seed, points: wanted, pointsPerRound, say }: CrashOptions): Promise<CrashReport> {
  const pack = await defaultPack()
  const { dataDir, remove } = newDataFolder()
  const patient = startPatient(dataDir)
  const beganAt = performance.now()
  const points: KillPoint[] = []
  const faults: PlacedFault[] = []
  let [events, answers] = [0, 0]
  const hear = (point: KillPoint) => void points.push(point)
  try {
    for (let round = 0; points.length < wanted && faults.length === 0; round++) {
      const first = points.length + 1
      const count = Math.min(pointsPerRound, wanted - points.length)
      const report = await crashRound({ patient, pack, seed, round, points: count, hear })
      events += report.events
      answers += report.answers
      const place = `seed ${seed}, round ${round}, kill points ${first} to ${points.length}`
      faults.push(...report.faults.map((fault) => ({ ...fault, place })))
      say(progress(points.length, wanted, events, patient.restarts(), performance.now() - beganAt))
    }
    if (faults.length === 0) faults.push(...(await wholeLogFaults(patient, events)).map((fault) => ({ ...fault, place: `seed ${seed}, the whole log` }))) // biome-ignore format: one line
    const seconds = (performance.now() - beganAt) / 1000
    return { points, events, answers, restarts: patient.restarts(), endedByItself: patient.endedByItself, seconds, faults }
  } finally {
    await patient.stop()
    remove()
  }
}

async function wholeLogFaults(patient: ReturnType<typeof startPatient>, events: number): Promise<Fault[]> {
  const logged = await countEvents(databaseOf(patient.dataDir))
  const count: Fault | undefined = logged === events ? undefined : { kind: 'unsent', about: `${logged} events logged, ${events} sent` }
  const rebuild = await rebuildFault(patient)
  return [count, rebuild].flatMap((fault) => fault ?? [])
}

function progress(points: number, wanted: number, events: number, restarts: number, ms: number): string {
  return `${points} of ${wanted} kill points, ${events} events, ${restarts} restarts of the server, ${(ms / 1000).toFixed(0)} s`
}
