/** The command line `fairline`. Commands register themselves here; what they do is in their own files. */
import { Command } from 'commander'
import { DataInUse } from '../postgres/supervisor.ts'
import { registerBackup } from './backup.ts'
import { registerCode } from './code.ts'
import { CommandFault } from './fault.ts'
import { registerLinks } from './links.ts'
import { registerPolicy } from './policy.ts'
import { registerRebuild } from './rebuild.ts'
import { registerReplay } from './replay.ts'
import { registerRestore } from './restore.ts'
import { registerServe } from './serve.ts'
import { registerSimulate } from './simulate.ts'
import { registerVerify } from './verify.ts'
import { VERSION } from './version.ts'

const program = new Command('fairline').description('Credit-line control: real events in, explained decisions out').version(VERSION)
registerServe(program)
registerRebuild(program)
registerReplay(program)
registerSimulate(program)
registerBackup(program)
registerRestore(program)
registerPolicy(program)
registerLinks(program)
registerCode(program)
registerVerify(program)

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof CommandFault || error instanceof DataInUse)) throw error
  console.error(`fairline: ${error.message}`)
  process.exitCode = 1
}
