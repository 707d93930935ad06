/**
 * `fairline policy export`: a policy as DMN 1.3, which editors open: what was read from 1.4 or 1.5 is written in the form of 1.3. With --pmml, its
 * scorecard as PMML 4.4.
 */
import { writeFile } from 'node:fs/promises'
import { DECISION } from '@fairline/domain/pack/pack-shape'
import { signalNamed } from '@fairline/domain/signals/catalogue'
import { writeDmn } from '@fairline/policy/dmn/write'
import { writeCard } from '@fairline/policy/pmml/write-card'
import type { Command } from 'commander'
import { CommandFault } from '../fault.ts'
import { modelOf, openPolicy } from './open-policy.ts'

type ExportOptions = { readonly output?: string; readonly pmml?: string | true }

export function registerExport(policy: Command): void {
  policy
    .command('export')
    .description(
      'write a policy as DMN 1.3, for editors and other engines, or its scorecard as PMML\n导出为 DMN 1.3，或将评分卡导出为 PMML',
    )
    .argument('[PATH]', 'a policy pack, a DMN file or a PMML scorecard; without it, the pack of FAIRLINE_PACK')
    .option('-o, --output <FILE>', 'where to; without it, standard output')
    .option('--pmml [DECISION]', 'a table of points as a PMML scorecard; without a name, that of a pack')
    .action(async (path: string | undefined, { output, pmml }: ExportOptions) => {
      const xml = pmml === undefined ? await exported(path) : await exportedCard(path, pmml === true ? DECISION.score : pmml)
      if (output === undefined) process.stdout.write(xml)
      else await writeFile(output, xml)
    })
}

export async function exported(path: string | undefined): Promise<string> {
  const opened = await openPolicy(path)
  const written = writeDmn(modelOf(opened))
  if (written.ok) return written.xml
  const faults = written.faults.map(({ line, message }) => `  line ${line}: ${message}`)
  throw new CommandFault([`${opened.path} cannot be written as DMN 1.3:`, ...faults].join('\n'))
}

/** Loaded again and held to the table before it comes out. */
export async function exportedCard(path: string | undefined, decision: string): Promise<string> {
  const opened = await openPolicy(path)
  const unitOf = (input: string): string | null => (opened.pack === null ? null : (signalNamed.get(input)?.unit ?? null))
  const written = writeCard(opened.policy, decision, unitOf)
  if (written.ok) return written.xml
  throw new CommandFault([`${opened.path} cannot be written as a PMML scorecard:`, ...written.faults.map((each) => `  ${each}`)].join('\n'))
}
