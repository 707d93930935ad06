/**
 * The commit that froze the points of a policy pack: the last that touched its tables, as far as version control can tell. Words and cases move no point.
 *
 * Words    a short hash; `changed since <hash>` when the working copy differs; `not under version control` without git or without a commit of it.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { POLICY_FILE } from '@fairline/domain/pack/pack-shape'

const run = promisify(execFile)
const GIT_WITHIN_MS = 10_000
const NONE = 'not under version control'

export async function packOrigin(packDir: string): Promise<string> {
  try {
    const commit = await git(packDir, 'log', '-1', '--format=%h', '--', POLICY_FILE)
    if (commit === '') return NONE
    return (await git(packDir, 'status', '--porcelain', '--', POLICY_FILE)) === '' ? commit : `changed since ${commit}`
  } catch {
    return NONE
  }
}

async function git(dir: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, { cwd: dir, timeout: GIT_WITHIN_MS })
  return stdout.trim()
}
