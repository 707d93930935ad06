/** A row of a table, as far as its profile asks for it. `row`: counted from 1 below the header. `line`: of the file. */
export type RowCells = Readonly<{ row: number; line: number | null; cells: Readonly<Record<string, string>> }>
