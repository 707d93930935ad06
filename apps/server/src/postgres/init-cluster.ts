/**
 * Makes the database cluster of a data folder, all or nothing: `initdb` works in a sibling folder that is renamed when it is complete.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'
import type { PostgresBinaries } from './binaries.ts'
import { type Launch, letThrough, own } from './launch.ts'

/** The one superuser of our clusters; the socket lies in a folder that only its owner can enter. */
export const SUPERUSER = 'fairline'

export const PASSWORD_FILE = 'postgres.password'

const DRAFT = 'pg.new-'

export type InitOptions = { dataDir: string; binaries: PostgresBinaries; launch: Launch; durable: boolean }

/** Returns false when the cluster was there already. The caller holds the data lock. */
export async function ensureCluster(options: InitOptions): Promise<boolean> {
  const { dataDir, binaries, launch } = options
  await letThrough(dataDir, launch.owner)
  const version = await clusterVersion(dataDir)
  if (version === undefined) {
    await initCluster(options)
    return true
  }
  if (version !== binaries.majorVersion) {
    throw new Error(
      `the data in ${dataDir} was written by PostgreSQL ${version}, and this Fairline brings PostgreSQL ${binaries.majorVersion}: use the release that wrote it, or move the data over with pg_upgrade`,
    )
  }
  await own(join(dataDir, 'pg'), launch.owner)
  return false
}

async function clusterVersion(dataDir: string): Promise<string | undefined> {
  try {
    return (await readFile(join(dataDir, 'pg', 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

async function initCluster({ dataDir, binaries, launch, durable }: InitOptions): Promise<void> {
  const leftovers = (await readdir(dataDir)).filter((name) => name.startsWith(DRAFT))
  await Promise.all(leftovers.map((name) => rm(join(dataDir, name), { recursive: true, force: true })))
  const draft = join(dataDir, `${DRAFT}${process.pid}`)
  await mkdir(draft, { mode: 0o700 })
  await own(draft, launch.owner)
  await initdb([...launch.prefix, binaries.initdb, '-D', draft, ...(await initdbFlags(dataDir, durable))])
  await rename(draft, join(dataDir, 'pg'))
}

async function initdbFlags(dataDir: string, durable: boolean): Promise<string[]> {
  const flags = ['--username', SUPERUSER, '--locale=C', '--encoding=UTF8', '--data-checksums', '--no-instructions']
  if (!durable) flags.push('--no-sync')
  if (platform() !== 'win32') return [...flags, '--auth-local=trust', '--auth-host=reject']
  const passwordFile = join(dataDir, PASSWORD_FILE)
  await writeFile(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
  return [...flags, '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
}

function initdb(command: readonly string[]): Promise<void> {
  const [program = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: postgresEnvironment(), windowsHide: true })
    let output = ''
    const collect = (chunk: Buffer) => {
      output = (output + chunk.toString()).slice(-4000)
    }
    child.stdout.on('data', collect)
    child.stderr.on('data', collect)
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`PostgreSQL could not create its files:\n${output.trim()}`))))
  })
}

/** Nothing of the caller's PGDATA, PGPORT or language may steer our own server. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_') && name !== 'LANG')
  return { ...Object.fromEntries(kept), LC_ALL: 'C' }
}
