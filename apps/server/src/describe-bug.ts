/**
 * What a log or an answer may hold of an error: its name, our own rule, and where it was; never its message, which may quote values. A message can
 * have lines that look like places, so it is cut off before the places are read, and only what has a place's form is kept.
 */
import { fileURLToPath } from 'node:url'

export type BugDescription = { readonly name: string; readonly rule?: string; readonly code?: string; readonly frames: readonly string[] }

const NAME = /^[A-Za-z][A-Za-z0-9_.]{0,63}$/
const CODE = /^[A-Za-z0-9_-]{1,40}$/
const FRAME = /^ {4}at .*(?::\d+:\d+|<anonymous>|native)\)?$/
const PROJECT = new RegExp(
  `(?:file://)?${fileURLToPath(new URL('../../../', import.meta.url)).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`,
  'g',
)

export function describeBug(error: unknown): BugDescription {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] }
  const { code } = error as { code?: unknown }
  return {
    name: NAME.test(error.name) ? error.name : 'Error',
    ...(error.name === 'BrokenInvariant' && { rule: error.message }),
    ...(typeof code === 'string' && CODE.test(code) && { code }),
    frames: framesOf(error),
  }
}

/** Places within the project, as paths from its folder. */
function framesOf({ stack = '', message }: Error): string[] {
  const end = message === '' ? 0 : stack.indexOf(message) + message.length
  // A message changed after the stack was made is not found in it: then nobody can tell what is a place.
  if (message !== '' && !stack.includes(message)) return []
  return stack
    .slice(end)
    .split('\n')
    .filter((line) => FRAME.test(line))
    .map((line) => line.replace(PROJECT, ''))
}
