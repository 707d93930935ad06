/** How a port of the sandbox behaves towards one organisation, read anew each time: another server may have changed it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { SandboxBureau, SandboxIdentity, SandboxPayment, SandboxScanner, SandboxScore } from '@fairline/contract/views/sandbox'
import type { z } from 'zod'
import type { Database } from '../../store/database.ts'
import { findSettings, spend } from '../../store/sandbox-table.ts'

/** `nowIn`: what time it is in a book. `now`: on the wall, by which codes run out. */
export type SandboxParts = {
  readonly database: Database
  readonly nowIn: (organisationId: number) => number
  readonly now: () => number
}

export const SANDBOX_SETTINGS = {
  payment: SandboxPayment,
  score: SandboxScore,
  bureau: SandboxBureau,
  identity: SandboxIdentity,
  scanner: SandboxScanner,
} as const

type Settings = typeof SANDBOX_SETTINGS

export async function readSettings<P extends keyof Settings>(
  database: Database,
  organisationId: number,
  port: P,
): Promise<z.infer<Settings[P]>> {
  const stored = await findSettings(database.as(organisationId), organisationId, port)
  return SANDBOX_SETTINGS[port].parse(stored) as z.infer<Settings[P]>
}

/** Takes its time; undefined where it is set to be away. */
export async function reach<P extends 'score' | 'bureau' | 'identity' | 'scanner'>(
  database: Database,
  organisationId: number,
  port: P,
  signal?: AbortSignal,
): Promise<z.infer<Settings[P]> | undefined> {
  const settings = await readSettings(database, organisationId, port)
  await sleep(settings.delay_ms, undefined, signal && { signal })
  const isAway = settings.unavailable_next > 0 && (await spend(database.as(organisationId), organisationId, port, 'unavailable_next'))
  return isAway ? undefined : settings
}
