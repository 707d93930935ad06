/**
 * The commit that froze the points of a policy pack: the earliest that holds the very scorecard of the working copy. Words, cases, and tables that
 * do not score may have changed since.
 *
 * Words    a short hash; `not committed yet`; `not under version control` without git.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { POLICY_FILE } from '@fairline/domain/pack/pack-shape'
import { scorecardIn } from '@fairline/domain/pack/scorecard'

const run = promisify(execFile)
const GIT_WITHIN_MS = 10_000
/** Looked at, the latest; loading one takes a moment. */
const COMMITS_MAX = 100

export async function packOrigin(packDir: string): Promise<string> {
  try {
    const commits = (await git(packDir, 'log', `-${COMMITS_MAX}`, '--format=%h', '--', POLICY_FILE)).trim().split('\n').filter(Boolean)
    const scorecard = scorecardIn(await readFile(join(packDir, POLICY_FILE), 'utf8'))
    for (const commit of commits.reverse()) {
      if (scorecardIn(await git(packDir, 'show', `${commit}:./${POLICY_FILE}`)) === scorecard) return commit
    }
    return 'not committed yet'
  } catch {
    return 'not under version control'
  }
}

async function git(dir: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, { cwd: dir, timeout: GIT_WITHIN_MS, maxBuffer: 64 * 1024 * 1024 })
  return stdout
}
