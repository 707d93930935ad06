/** A policy pack on disk: a folder of text files, named by their path within it. */
import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

const FILES_MAX = 1_000
const PACK_FILE = /\.(dmn|pmml|ya?ml|csv)$/

/** Others lie beside a pack and are not part of it. */
export const isPackFile = (name: string): boolean => PACK_FILE.test(name)

export async function readPackFolder(dir: string): Promise<Map<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => entry.isFile() && isPackFile(entry.name)).map((entry) => join(entry.parentPath, entry.name))
  if (paths.length > FILES_MAX) throw new Error(`${dir} holds more than ${FILES_MAX} files: that is not a policy pack`)
  const files = new Map<string, string>()
  for (const path of paths.sort()) files.set(relative(dir, path).split(sep).join('/'), await readFile(path, 'utf8'))
  return files
}

export const sha256 = (text: string): string => hash('sha256', text, 'hex')
