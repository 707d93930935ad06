/**
 * `fairline links`: who hangs together with whom by a device, a network or a card, over the whole book. With `--report` each of them gets a
 * `fraud-link-reported`, for a person to look at.
 *
 * Exit     0 shown, and reported if asked for; 1 it could not be; 2 some reports were refused.
 */
import { snakeKeys } from '@fairline/contract/case'
import { wireType } from '@fairline/contract/cloud-event'
import type { FoundLink } from '@fairline/domain/fraud/link-graph'
import { type LinkReport, linkReports } from '@fairline/domain/fraud/link-report'
import type { Command } from 'commander'
import { postLines } from '../replay/post-lines.ts'
import { openTarget, type Target } from '../replay/target.ts'
import { readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'

export type LinksOptions = { url?: string; from: string; report?: boolean }
type Found = Readonly<{ borrower: string; links: readonly FoundLink[] }>

const SOURCE = 'fairline-links'
const SHOWN = 50
const AT_ONCE = 500
const EXIT_REFUSED = 2

export function registerLinks(program: Command): void {
  program
    .command('links')
    .description('show who shares a device, a network or a card with others; for review, never a reason by itself')
    .option('--from <N>', 'only where at least so many borrowers hang together', '5')
    .option('--report', 'also send a fraud-link-reported for each of them')
    .option('--url <URL>', 'the server, where it is not the one of the data folder')
    .action(async (options: LinksOptions) => {
      process.exitCode = await links(options, process.env, (line) => console.log(line))
    })
}

/** The exit code. */
export async function links(options: LinksOptions, env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<number> {
  const fromSize = Number(options.from)
  if (!Number.isInteger(fromSize) || fromSize < 2) throw new CommandFault('--from must be a whole number from 2')
  const environment = readEnvironment(env)
  const target = await openTarget({ environment, url: options.url, key: environment.key, say })
  try {
    const found = new Map((await askFor(target)).map(({ borrower, links: of }) => [borrower, of]))
    show(found, fromSize, say)
    return options.report === true ? await report(target, linkReports(found, fromSize), say) : 0
  } finally {
    await target.close()
  }
}

async function askFor({ url, key }: Target): Promise<Found[]> {
  const response = await fetch(new URL('/v1/admin/fraud-links', url), { method: 'POST', headers: { authorization: `Bearer ${key}` } })
  if (!response.ok)
    throw new CommandFault(`${url} answers ${response.status}: links are shown to an administrator only\n仅管理员可查看关联`)
  const lines = (await response.text()).split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line) as Found)
}

/** The largest groups first. */
function show(found: ReadonlyMap<string, readonly FoundLink[]>, fromSize: number, say: (line: string) => void): void {
  const groups = new Map<number, { size: number; grownBy: number; kinds: Set<string>; borrowers: string[] }>()
  for (const [borrower, of] of found) {
    for (const { component, componentSize: size, grownBy, kind } of of) {
      if (size < fromSize) continue
      const group = groups.get(component) ?? { size, grownBy: 0, kinds: new Set(), borrowers: [] }
      groups.set(component, group)
      group.kinds.add(kind)
      group.grownBy = Math.max(group.grownBy, grownBy)
      if (group.borrowers.at(-1) !== borrower) group.borrowers.push(borrower)
    }
  }
  const inOrder = [...groups.values()].sort((a, b) => b.size - a.size)
  for (const { size, grownBy, kinds, borrowers } of inOrder.slice(0, SHOWN)) {
    say(`${size} borrowers 人 (+${grownBy} in 7 d 近 7 天) by ${[...kinds].join(', ')}: ${borrowers.join(' ')}`)
  }
  const more = inOrder.length > SHOWN ? `; the largest ${SHOWN} are shown 仅显示最大的 ${SHOWN} 组` : ''
  say(
    `groups of ${fromSize} or more 达 ${fromSize} 人的关联组: ${inOrder.length}${more}. A link alone is nobody's fault 关联本身不代表过错`,
  )
}

async function report(target: Target, reports: readonly LinkReport[], say: (line: string) => void): Promise<number> {
  let [recorded, repeated, refused] = [0, 0, 0]
  for (let from = 0; from < reports.length; from += AT_ONCE) {
    const events = reports
      .slice(from, from + AT_ONCE)
      .map((one, nth) => ({ line: from + nth + 1, borrower: one.borrower, body: bodyOf(one) }))
    const answers = await postLines(target, events, new AbortController().signal)
    recorded += answers.recorded
    repeated += answers.repeated
    refused += answers.refused.length
    for (const { code, detail } of answers.refused) say(`refused 被拒绝: ${code} ${detail}`)
  }
  say(`${reports.length} links reported 已上报: ${recorded} recorded 新增, ${repeated} told before 已有, ${refused} refused 被拒绝`)
  return refused > 0 ? EXIT_REFUSED : 0
}

const bodyOf = ({ borrower, id, data }: LinkReport): string =>
  JSON.stringify({
    specversion: '1.0',
    source: SOURCE,
    id,
    subject: borrower,
    type: wireType('fraud-link-reported'),
    data: snakeKeys(data),
  })
