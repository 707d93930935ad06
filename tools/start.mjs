/**
 * `npm start`: installs what is missing, then serves, with the demo book. `--watch` (npm run dev) restarts the server when its code or a policy
 * changes, with the console beside it.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureConsole } from './build-console.mjs'
import { runNode } from './child.mjs'
import { ensureInstalled, ROOT } from './install.mjs'

const args = process.argv.slice(2)
const watch = args.includes('--watch')
const serve = ['serve', '--demo', ...args.filter((arg) => arg !== '--watch')]
const fairline = join(ROOT, 'apps', 'server', 'bin', 'fairline.mjs')

ensureInstalled()
// Without a console the API is still there.
if (!watch && !ensureConsole()) console.error('The console could not be built; the API starts without it. 控制台构建失败，仅启动接口。')
if (watch) {
  const tsx = join(ROOT, 'node_modules', 'tsx', 'dist', 'cli.mjs')
  runNode([tsx, 'watch', '--clear-screen=false', '--include', join(ROOT, 'policies', '**', '*'), fairline, ...serve])
  serveConsoleSources()
} else {
  // In this process, so that a signal has one receiver and the server's exit code is ours.
  process.argv = [process.argv[0], fairline, ...serve]
  await import(pathToFileURL(fairline).href)
}

/** What is changed in the console is seen at once, at an address of its own that passes requests on to the server. */
function serveConsoleSources() {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite)) return
  process.env.FAIRLINE_API ??= `http://127.0.0.1:${process.env.PORT || 8080}`
  runNode([vite, join(ROOT, 'apps', 'console')])
}
