import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { CommandFault } from './fault.ts'

/** Makes the data folder where it is missing, for its owner alone. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 })
    await access(dataDir, constants.W_OK)
  } catch (error) {
    throw new CommandFault(
      `the data folder ${dataDir} cannot be used (${(error as NodeJS.ErrnoException).code}): set FAIRLINE_DATA to another`,
    )
  }
}
