/**
 * How to run a PostgreSQL program here: never as root, which it refuses, and never outliving this process.
 *
 * As root   a user namespace maps root to an ordinary id, so that folders only root may enter stay usable and no account is needed. Where
 *           namespaces are forbidden, the programs run as `postgres` or `nobody`, who must then own the cluster.
 * Danger    the kernel sends the death signal when the *thread* that forked ends: start PostgreSQL from the main thread.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { chmod, lchown, lstat, readdir } from 'node:fs/promises'
import { platform } from 'node:os'
import { join } from 'node:path'

export type Launch = {
  /** What to put before the program. */
  prefix: readonly string[]
  /** Who must own the files, when that is not simply us. */
  owner?: { uid: number; gid: number }
}

/** The largest unprivileged id, `nobody` on Linux: PostgreSQL wants to find a name for it. */
const NOBODY = 65534

export function howToLaunch(): Launch {
  if (platform() !== 'linux') return { prefix: [] }
  if (process.getuid?.() === 0) return asRoot()
  return { prefix: works('setpriv', ['--pdeathsig', 'INT', 'true']) ? ['setpriv', '--pdeathsig', 'INT'] : [] }
}

function asRoot(): Launch {
  const namespace = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`]
  if (works('unshare', [...namespace, 'setpriv', '--pdeathsig', 'INT', 'true'])) {
    return { prefix: ['unshare', ...namespace, 'setpriv', '--pdeathsig', 'INT'], owner: { uid: 0, gid: 0 } }
  }
  const account = accountNamed('postgres') ?? accountNamed('nobody')
  const drop = account && [`--reuid=${account.uid}`, `--regid=${account.gid}`, '--clear-groups', '--pdeathsig', 'INT']
  if (drop && works('setpriv', [...drop, 'true'])) return { prefix: ['setpriv', ...drop], owner: account }
  throw new Error('PostgreSQL does not run as root, and this machine lets us become nobody else: start Fairline as an ordinary user')
}

/**
 * Gives a folder and all in it to the account PostgreSQL runs under. The folder itself comes last: when it is right, all in it is.
 */
export async function own(path: string, owner: Launch['owner']): Promise<void> {
  if (!owner) return
  const found = await lstat(path)
  if (found.uid === owner.uid && found.gid === owner.gid) return
  if (found.isDirectory()) for (const name of await readdir(path)) await own(join(path, name), owner)
  await lchown(path, owner.uid, owner.gid)
}

/** Lets that account pass through the data folder, if it is not us. What lies inside stays private, file by file. */
export async function letThrough(dataDir: string, owner: Launch['owner']): Promise<void> {
  if (!owner || owner.uid === process.getuid?.()) return
  const { mode } = await lstat(dataDir)
  await chmod(dataDir, (mode & 0o7777) | 0o011)
}

function accountNamed(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function works(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).status === 0
}
