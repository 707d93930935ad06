/**
 * The commit that froze the points of a policy pack: the earliest that holds the very scorecard of the working copy. Words, cases, and tables that
 * do not score may have changed since.
 *
 * Words    a short hash; `not committed yet`; `not under version control` without git.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { isModelFile } from '@fairline/domain/pack/models'
import { PACK_FILE, POLICY_FILE } from '@fairline/domain/pack/pack-shape'
import { scorecardIn } from '@fairline/domain/pack/scorecard'
import { readPackFolder } from '../pack-folder.ts'

const run = promisify(execFile)
const GIT_WITHIN_MS = 10_000
/** Looked at, the latest; loading one takes a moment. */
const COMMITS_MAX = 100

export async function packOrigin(packDir: string): Promise<string> {
  try {
    const scoring = [POLICY_FILE, PACK_FILE, ':(glob)**/*.pmml']
    const commits = (await git(packDir, 'log', `-${COMMITS_MAX}`, '--format=%h', '--', ...scoring)).trim().split('\n').filter(Boolean)
    const scorecard = scorecardIn(await readPackFolder(packDir))
    if (scorecard === undefined) return 'not committed yet'
    for (const commit of commits.reverse()) {
      if (scorecardIn(await filesAt(packDir, commit)) === scorecard) return commit
    }
    return 'not committed yet'
  } catch {
    return 'not under version control'
  }
}

/** What a score is made of, as it was. */
async function filesAt(packDir: string, commit: string): Promise<ReadonlyMap<string, string>> {
  const paths = (await git(packDir, 'ls-tree', '-r', '-z', '--name-only', commit, '.')).split('\0')
  const scoring = paths.filter((path) => path === POLICY_FILE || path === PACK_FILE || isModelFile(path))
  const files = new Map<string, string>()
  for (const path of scoring) files.set(path, await git(packDir, 'show', `${commit}:./${path}`))
  return files
}

async function git(dir: string, ...args: string[]): Promise<string> {
  const { stdout } = await run('git', args, { cwd: dir, timeout: GIT_WITHIN_MS, maxBuffer: 64 * 1024 * 1024 })
  return stdout
}
