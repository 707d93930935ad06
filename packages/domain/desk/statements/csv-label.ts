/** What stands behind a word above a table, or below it. */

/** In the cell of the word, up to a bracket, a wide gap or its end, or in the next cell that says anything: of the first line that has it. */
export function labelledValue(lines: readonly string[], word: string, delimiter: string): string | undefined {
  const cells = lines.flatMap((line) => (line.includes(word) ? behind(line, word, delimiter) : []))
  return cells.find((text) => text !== '')
}

function behind(line: string, word: string, delimiter: string): string {
  const cells = cellsOf(line, delimiter)
  const at = cells.findIndex((cell) => cell.includes(word))
  const first = cells[at] ?? ''
  const cell = [first.slice(first.indexOf(word) + word.length), ...cells.slice(at + 1)].find((text) => /[^\s:：]/.test(text)) ?? ''
  const [, inBrackets, plain = ''] = /^[\s:：]*(?:\[([^\]]*)\]|(.*?)(?:\s{2,}|\t|$))/.exec(cell) ?? []
  return (inBrackets ?? plain).trim()
}

/** A delimiter within quotes is text, such as that of `"81,200.50"`. Where quotes do not close they mean nothing. */
function cellsOf(line: string, delimiter: string): string[] {
  const parts = line.split('"')
  if (parts.length % 2 === 0) return parts.join('').split(delimiter)
  const cells = ['']
  for (const [nth, part] of parts.entries()) {
    const [begun = '', ...more] = nth % 2 === 1 ? [part] : part.split(delimiter)
    cells[cells.length - 1] += begun
    cells.push(...more)
  }
  return cells
}
