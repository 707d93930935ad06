/**
 * Where our PostgreSQL listens: on a socket in a folder nobody else can enter, or, on Windows, on a loopback port with a password.
 *
 * Limit    a socket's path has at most 107 bytes, so a deep data folder gets its socket in the temporary folder.
 */
import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Settings } from './cluster-settings.ts'
import { PASSWORD_FILE, SUPERUSER } from './init-cluster.ts'
import { type Launch, own } from './launch.ts'

export type Endpoint = {
  settings: Settings
  urlOf(database: string): string
  remove(): Promise<void>
}

const SOCKET_DIR_BYTES_MAX = 85 // and "/.s.PGSQL.5432" behind it, with ".lock"
const SOCKET_PORT = 5432

export function openEndpoint(dataDir: string, launch: Launch): Promise<Endpoint> {
  return platform() === 'win32' ? loopback(dataDir) : socket(dataDir, launch)
}

async function socket(dataDir: string, launch: Launch): Promise<Endpoint> {
  const inside = join(dataDir, 'run')
  const fits = Buffer.byteLength(inside) <= SOCKET_DIR_BYTES_MAX
  const dir = fits ? inside : await mkdtemp(join(shortTemporaryFolder(), 'fairline-run-'))
  await mkdir(dir, { recursive: true, mode: 0o700 })
  await chmod(dir, 0o700)
  await own(dir, launch.owner)
  return {
    settings: { listen_addresses: '', unix_socket_directories: dir, port: String(SOCKET_PORT) },
    // The host of the query wins over "localhost", which only makes this a URL that `new URL` accepts.
    urlOf: (database) => `postgresql://${SUPERUSER}@localhost/${database}?host=${encodeURIComponent(dir)}&port=${SOCKET_PORT}`,
    remove: () => (fits ? Promise.resolve() : rm(dir, { recursive: true, force: true })),
  }
}

function shortTemporaryFolder(): string {
  return Buffer.byteLength(tmpdir()) <= SOCKET_DIR_BYTES_MAX - 'fairline-run-XXXXXX'.length ? tmpdir() : '/tmp'
}

async function loopback(dataDir: string): Promise<Endpoint> {
  const port = await freePort()
  const password = (await readFile(join(dataDir, PASSWORD_FILE), 'utf8')).trim()
  return {
    settings: { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(port) },
    urlOf: (database) => `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`,
    remove: () => Promise.resolve(),
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port'))))
    })
  })
}
