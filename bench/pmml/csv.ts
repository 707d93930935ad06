/** Tables as text: comma, semicolon or tab apart, as the first line says; quoted where a cell holds one of them. */
export type Csv = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }

export function parseCsv(text: string): Csv {
  const plain = text.replace(/^\uFEFF/, '')
  const separator = separatorOf(plain.slice(0, plain.search(/\r?\n|$/)))
  const [header = [], ...rows] = readRows(plain, separator).filter((row) => row.length > 1 || row[0] !== '')
  return { header: header.map((name) => name.trim()), rows }
}

const separatorOf = (line: string): string => {
  const bare = line.replace(/"[^"]*"/g, '')
  const counts = [',', ';', '\t'].map((each) => [bare.split(each).length, each] as const)
  return counts.sort(([a], [b]) => b - a)[0]![1]
}

function readRows(text: string, separator: string): string[][] {
  const rows: string[][] = [[]]
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n]*))(${separator}|\\r?\\n|$)`, 'gy')
  for (const [whole, quoted, bare, end] of text.matchAll(cell)) {
    rows.at(-1)!.push(quoted === undefined ? bare! : quoted.replaceAll('""', '"'))
    if (end === '' || whole === '') break
    if (end !== separator) rows.push([])
  }
  return rows
}
