/** Writes each text file of the build beside itself as .br and .gz, so that the server sends it as it is. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const IS_TEXT = /\.(js|css|html|svg|json)$/
/** Smaller ones gain nothing. */
const BYTES_MIN = 1_024

export function precompress(): Plugin {
  let folder = ''
  return {
    name: 'fairline-precompress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir)
    },
    closeBundle() {
      for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
        if (entry.isFile() && IS_TEXT.test(entry.name)) writeBeside(join(entry.parentPath, entry.name))
      }
    },
  }
}

function writeBeside(path: string): void {
  const bytes = readFileSync(path)
  if (bytes.length < BYTES_MIN) return
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }))
}
