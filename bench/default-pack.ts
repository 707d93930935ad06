import { type Pack, readPack } from '@fairline/domain/pack/pack'
import { readPackFolder, sha256 } from '../apps/server/src/pack-folder.ts'

export async function defaultPack(): Promise<Pack> {
  const reading = readPack(await readPackFolder('policies/cn-consumer'), sha256)
  if (!reading.ok) throw new Error(reading.diagnostics.map(({ table, row, message }) => `${table} ${row}: ${message}`).join('\n'))
  return reading.pack
}
