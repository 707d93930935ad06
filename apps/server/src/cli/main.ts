/** The command line `fairline`. Commands register themselves here; what they do is in their own files. */
import { readFileSync } from 'node:fs'
import { Command } from 'commander'
import { DataInUse } from '../postgres/supervisor.ts'
import { CommandFault } from './fault.ts'
import { registerRebuild } from './rebuild.ts'
import { registerReplay } from './replay.ts'
import { registerServe } from './serve.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }

const program = new Command('fairline').description('Credit-line control: real events in, explained decisions out').version(version)
registerServe(program)
registerRebuild(program)
registerReplay(program)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommandFault || error instanceof DataInUse)) throw error
  console.error(`fairline: ${error.message}`)
  process.exitCode = 1
}
