import { mkdir, mkdtemp, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CommandFault } from './fault.ts'

/** Makes the data folder where it is missing, for its owner alone, and sees that something can be kept in it. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir)
    await rmdir(await mkdtemp(join(dataDir, '.try-')))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new CommandFault(
      `the data folder ${dataDir} cannot be used (${code}): set FAIRLINE_DATA to another\n数据目录无法使用（${code}）：请用 FAIRLINE_DATA 指定其他目录`,
    )
  }
}

/** Node's own recursive `mkdir` never comes back where a file system says that a folder is missing which is there, as /proc does. */
async function makeFolder(path: string): Promise<void> {
  const code = await tryToMake(path)
  if (code === undefined || (code === 'EEXIST' && (await isFolder(path)))) return
  const parent = dirname(path)
  if (code !== 'ENOENT' || (await isFolder(parent))) throw Object.assign(new Error(`${path}: ${code}`), { code })
  await makeFolder(parent)
  await makeFolder(path)
}

/** What stands in the way, if anything does. */
const tryToMake = (path: string): Promise<string | undefined> =>
  mkdir(path, { mode: 0o700 }).then(
    () => undefined,
    ({ code }: NodeJS.ErrnoException) => code,
  )

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
