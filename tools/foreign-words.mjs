/**
 * What belongs to the machine somebody wrote on, and not into the project: absolute paths of a checkout, addresses of package registries.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFiles } from './files.mjs'
import { finish } from './finish.mjs'
import { ROOT } from './install.mjs'

// Written in pieces, or this file would find itself.
const PATTERNS = [
  ['an absolute path', new RegExp(`(?<![\\w.-])/${'wor'}k/`)],
  ['a home folder', new RegExp(`(?<![\\w.-])/${'roo'}t/`)],
  ['a registry address', new RegExp(`\\b${'regis'}try\\.[a-z0-9-]+\\.[a-z]`)],
  ['a registry address', new RegExp(`https?://[^/\\s"']*(artif${'actory'}|nex${'us'}|ver${'daccio'}|npmm${'irror'})`)],
]

export function foreignWords(path, text, registryHost = '') {
  return text.split('\n').flatMap((line, index) => {
    const found = PATTERNS.filter(([, pattern]) => pattern.test(line)).map(([what]) => what)
    if (registryHost && line.includes(registryHost)) found.push('the registry of this machine')
    return found.map((what) => `${path}:${index + 1} holds ${what}`)
  })
}

/** npm tells its scripts which registry it uses. */
function registryHost() {
  try {
    return new URL(process.env.npm_config_registry ?? '').host
  } catch {
    return ''
  }
}

if (process.argv[1]?.endsWith('foreign-words.mjs')) {
  const host = registryHost()
  const files = projectFiles(ROOT).filter((path) => !/\.(png|jpg|gif|ico|woff2?|gz|zip|pdf)$/.test(path))
  const faults = files.flatMap((path) => foreignWords(path, readFileSync(join(ROOT, path), 'utf8'), host))
  finish(faults, `${files.length} files`)
}
