/**
 * What a DMN file imports, from the folder that it stands in: by the location that an import names, else the DMN file there that has the namespace.
 * A location that leads out of the folder is not followed; what is not found is told by whoever loads the file.
 */
import { readdir } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { DmnImport } from '@fairline/policy/dmn/model'
import { readDmn } from '@fairline/policy/dmn/read'
import { readText } from './read-text.ts'

type Text = { readonly xml: string; readonly file: string }
/** By namespace, and PMML documents by location. */
export type Imported = ReadonlyMap<string, Text>

const IMPORTS_MAX = 500
/** Looked through for a namespace. */
const BESIDE_MAX = 200

export async function importsOf(path: string, xml: string): Promise<Imported> {
  const folder = resolve(dirname(path))
  const imported = new Map<string, Text>()
  const seen = new Set<string>()
  const waiting = importsIn({ xml, file: basename(path) })
  for (let each = waiting.pop(); each !== undefined && seen.size < IMPORTS_MAX; each = waiting.pop()) {
    const key = `${each.namespace} ${each.location}`
    if (seen.has(key)) continue
    seen.add(key)
    const found = await find(folder, each)
    if (found === null) continue
    imported.set(each.of === 'PMML' ? (each.location ?? each.namespace) : each.namespace, found)
    if (each.of === 'DMN') waiting.push(...importsIn(found))
  }
  return imported
}

/** Faults of a file are told when it is loaded. */
const importsIn = ({ xml, file }: Text): DmnImport[] => [...(readDmn(xml, file, () => {})?.imports ?? [])]
const namespaceOf = ({ xml, file }: Text): string | undefined => readDmn(xml, file, () => {})?.namespace

async function find(folder: string, { of, location, namespace }: DmnImport): Promise<Text | null> {
  if (location !== null) {
    const found = await textAt(folder, location)
    return found === null || of === 'PMML' || namespaceOf(found) === namespace ? found : null
  }
  return of === 'DMN' ? besideWith(folder, namespace) : null
}

async function textAt(folder: string, location: string): Promise<Text | null> {
  const path = resolve(folder, location)
  if (!path.startsWith(folder + sep) || !/\.(dmn|xml|pmml)$/.test(path)) return null
  const names = await readdir(dirname(path)).catch((): string[] => []) // A folder that is not there holds no file.
  return names.includes(basename(path)) ? { xml: await readText(path), file: location } : null
}

async function besideWith(folder: string, namespace: string): Promise<Text | null> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.dmn')).sort()
  for (const file of names.slice(0, BESIDE_MAX)) {
    const text = { xml: await readText(join(folder, file)), file }
    if (namespaceOf(text) === namespace) return text
  }
  return null
}
