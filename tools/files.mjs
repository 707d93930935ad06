/** All files of the project that people write, as paths relative to `root`. */
import { readdirSync } from 'node:fs'
import { join, posix } from 'node:path'

const NOT_OURS = new Set(['node_modules', '.git', '.data', 'coverage', 'dist'])

export function projectFiles(root, below = '') {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    if (NOT_OURS.has(entry.name)) return []
    const path = posix.join(below, entry.name)
    if (entry.isDirectory()) return projectFiles(root, path)
    return entry.isFile() && !entry.name.endsWith('.log') ? [path] : []
  })
}
