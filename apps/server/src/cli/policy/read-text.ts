/** Files that a command names, and those beside them. */
import { readFile, stat } from 'node:fs/promises'
import { CommandFault } from '../fault.ts'

/** In bytes: more than the reader of any format takes. */
const FILE_MAX = 128 * 1024 * 1024

export async function readText(path: string): Promise<string> {
  const fault = (error: NodeJS.ErrnoException): never => {
    throw new CommandFault(`${path} cannot be read (${error.code ?? error.message})`)
  }
  const { size } = await stat(path).catch(fault)
  if (size > FILE_MAX) throw new CommandFault(`${path} holds more than ${FILE_MAX} bytes`)
  return readFile(path, 'utf8').catch(fault)
}
