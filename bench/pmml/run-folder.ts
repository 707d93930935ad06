/** Every model below a folder, with the tables that stand there. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCsv } from './csv.ts'
import { type Result, runModel } from './run-model.ts'

export function runFolder(folder: string): Result[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const tables = files.filter((file) => /\.csv$/i.test(file)).map((file) => ({ path: file, csv: parseCsv(read(file)) }))
  const models = files.filter((file) => /\.(xml|pmml)$/i.test(file)).map((file) => ({ file, xml: read(file) }))
  // A folder may hold other XML as well.
  return models.filter(({ xml }) => /<([\w.-]+:)?PMML[\s>]/.test(xml)).map(({ file, xml }) => runModel(file, xml, tables))
}
