/** What stands behind a word above a table, or below it. */

/** Up to a bracket, a wide gap or the end of the cell: of the first line that says anything there. */
export function labelledValue(lines: readonly string[], word: string, delimiter: string): string | undefined {
  const cells = lines.flatMap((line) => (line.includes(word) ? behind(line, word, delimiter) : []))
  return cells.find((text) => text !== '')
}

function behind(line: string, word: string, delimiter: string): string {
  const rest = line.slice(line.indexOf(word) + word.length).replaceAll('"', '')
  const cell = rest.split(delimiter).find((text) => /[^\s:：]/.test(text)) ?? ''
  const [, inBrackets, plain = ''] = /^[\s:：]*(?:\[([^\]]*)\]|(.*?)(?:\s{2,}|\t|$))/.exec(cell) ?? []
  return (inBrackets ?? plain).trim()
}
