/** `fairline audit-report`: the report of an internal audit into a file; its ending says which kind. */
import { writeFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Problem } from '@fairline/contract/problem'
import type { Command } from 'commander'
import type { z } from 'zod'
import { openTarget, type Target } from '../replay/target.ts'
import { readEnvironment } from './environment.ts'
import { CommandFault } from './fault.ts'

type Say = (line: string) => void
export type ReportOptions = { from: string; until: string; out: string; lang?: string; url?: string }

const FORMATS: Readonly<Record<string, string>> = { '.html': 'html', '.pdf': 'pdf', '.csv': 'csv', '.json': 'json' }

export function registerAuditReport(program: Command): void {
  program
    .command('audit-report')
    .description('access, personal data seen, overrides, four eyes, rules changed, keys and refusals of a time')
    .requiredOption('--from <TIME>', 'a day (2026-10-01, in UTC) or a moment')
    .requiredOption('--until <TIME>', 'a day or a moment that is no longer in it')
    .requiredOption('--out <FILE>', 'ending with .html, .pdf, .csv or .json')
    .option('--lang <LANGUAGE>', 'zh or en', 'zh')
    .option('--url <URL>', 'the server, where it is not the one of the data folder')
    .action((options: ReportOptions) => run(options, (line) => console.log(line)))
}

async function run(options: ReportOptions, say: Say): Promise<void> {
  const environment = readEnvironment(process.env)
  const target = await openTarget({ environment, url: options.url, key: environment.key, say })
  try {
    await writeReport(target, options, say)
  } finally {
    await target.close()
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/
const momentOf = (text: string): string => (DAY.test(text) ? `${text}T00:00:00Z` : text)

export async function writeReport({ url, key }: Target, { from, until, out, lang = 'zh' }: ReportOptions, say: Say): Promise<void> {
  const format = FORMATS[extname(out).toLowerCase()]
  if (format === undefined) throw new CommandFault('--out must end with .html, .pdf, .csv or .json')
  const question = new URLSearchParams({ from: momentOf(from), until: momentOf(until), format, lang })
  const answer = await fetch(new URL(`/v1/audit/report?${question.toString()}`, url), { headers: { authorization: `Bearer ${key}` } })
  if (!answer.ok) throw new CommandFault(await whyNot(answer))
  await writeFile(out, Buffer.from(await answer.arrayBuffer()))
  say(`written 已写入: ${out}`)
}

async function whyNot(answer: Response): Promise<string> {
  const { code = '', detail = '', errors = [] } = (await answer.json()) as Partial<z.infer<typeof Problem>>
  const where = errors.map(({ pointer, detail: why }) => `\n  ${pointer}: ${why}`).join('')
  return `the server answers ${answer.status} (${code}) ${detail}${where}`
}
