/** Where in a text of FEEL a fault is, for people who read it in a terminal or an editor. */
import type { Diagnostic } from './diagnostic.ts'

/** Characters that a terminal draws two columns wide. */
const WIDE =
  /[\u{1100}-\u{115f}\u{2e80}-\u{a4cf}\u{ac00}-\u{d7a3}\u{f900}-\u{faff}\u{fe30}-\u{fe6f}\u{ff00}-\u{ff60}\u{ffe0}-\u{ffe6}\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/**
 * The line of the text that a fault is in, and below it a mark under the part that is meant; nothing where the fault is in no text.
 *
 * @example caretOf({ text: 'incme > 3', at: 0, length: 5, … }) // ['incme > 3', '^^^^^']
 */
export function caretOf({ text, at = 0, length = 0 }: Pick<Diagnostic, 'text' | 'at' | 'length'>): readonly string[] {
  if (text === undefined || text === '') return []
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  const line = text.slice(start, end < 0 ? undefined : end)
  const [before, meant] = [line.slice(0, at - start), line.slice(at - start, at - start + length)]
  return [line.trimEnd(), `${blank(before)}${'^'.repeat(Math.max(1, columnsOf(meant)))}`]
}

/** As wide as the text, tabs being kept. */
const blank = (text: string): string => Array.from(text, (each) => (each === '\t' ? each : ' '.repeat(columnsOf(each)))).join('')

const columnsOf = (text: string): number => Array.from(text).reduce((columns, each) => columns + (WIDE.test(each) ? 2 : 1), 0)

/** How many lines of a text stand before an offset. */
export const linesBefore = (text: string, at: number): number => text.slice(0, at).split('\n').length - 1
