/** `fairline pack propose DIR`: sends a policy pack to a running server, where it decides once two people agreed. */
import type { Problem } from '@fairline/contract/problem'
import { ApprovalView } from '@fairline/contract/views/approval'
import type { Command } from 'commander'
import type { z } from 'zod'
import { readPackFolder } from '../pack-folder.ts'
import { openTarget, type Target } from '../replay/target.ts'
import { readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'

type Wish = { readonly reason: string; readonly url?: string }

export function registerPack(program: Command): void {
  const pack = program.command('pack').description('the policy pack of a running server\n运行中服务器的策略包')
  pack
    .command('propose')
    .description('send one, to decide once another person approved it\n提交策略包，经另一人复核后立即生效')
    .argument('<DIR>', 'the folder of the pack')
    .requiredOption('--reason <TEXT>', 'why; whoever decides reads it')
    .option('--url <URL>', 'the server, where it is not the one of the data folder')
    .action(async (dir: string, wish: Wish) => {
      const environment = readEnvironment(process.env)
      const target = await openTarget({ environment, url: wish.url, key: environment.key, say: (line) => console.error(line) })
      try {
        await proposePack(target, dir, wish, (line) => console.log(line))
      } finally {
        await target.close()
      }
    })
}

export async function proposePack({ url, key }: Target, dir: string, { reason }: Wish, say: (line: string) => void): Promise<void> {
  const files = await readPackFolder(dir).catch((error: Error) => {
    throw new CommandFault(`the policy pack cannot be read: ${error.message}`)
  })
  const answer = await fetch(new URL('/v1/pack:propose', url), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ files: Object.fromEntries(files), reason }),
  })
  if (!answer.ok) throw new CommandFault(whyNot((await answer.json()) as z.infer<typeof Problem>, dir))
  const { approval_id, subject, changes } = ApprovalView.parse(await answer.json())
  say(`${approval_id}  ${subject}`)
  for (const { field, of = '', before, after } of changes) say(`  ${field} ${of}: ${shown(before)} → ${shown(after)}`)
  say('waits in Approvals for another person  等待另一人在「复核」中核准')
}

type Shown = z.infer<typeof ApprovalView>['changes'][number]['before']
const shown = (value: Shown): string => (value === null ? '–' : Array.isArray(value) ? value.join(', ') : String(value))

function whyNot({ code, detail, errors = [] }: z.infer<typeof Problem>, dir: string): string {
  const places = errors.map(({ pointer, detail: why }) => `  ${pointer.replace(/^\/files\//, '')}: ${why}`)
  if (code === 'pack-has-faults') return [`the policy pack ${dir} has faults:`, ...places].join('\n')
  if (code === 'nothing-would-change') return `${dir} is the pack that decides  该策略包即当前生效的策略包`
  return [`${code}${detail === undefined ? '' : `: ${detail}`}`, ...places].join('\n')
}
