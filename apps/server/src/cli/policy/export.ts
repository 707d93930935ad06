/** `fairline policy export`: a policy as DMN 1.3, which editors open: what was read from 1.4 or 1.5 is written in the form of 1.3. */
import { writeFile } from 'node:fs/promises'
import { writeDmn } from '@fairline/policy/dmn/write'
import type { Command } from 'commander'
import { CommandFault } from '../fault.ts'
import { modelOf, openPolicy } from './open-policy.ts'

export function registerExport(policy: Command): void {
  policy
    .command('export')
    .description('write a policy as DMN 1.3, for editors and other engines\n导出为 DMN 1.3')
    .argument('[PATH]', 'a policy pack, a DMN file or a PMML scorecard; without it, the pack of FAIRLINE_PACK')
    .option('-o, --output <FILE>', 'where to; without it, standard output')
    .action(async (path: string | undefined, { output }: { output?: string }) => {
      const xml = await exported(path)
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
