/** A condition on a column that may have several values. With one value alone its index gives rows in the order of what follows in it. */
export const oneOf = (column: string, values: readonly string[], bind: (value: unknown) => string): string =>
  values.length === 1 ? `${column} = ${bind(values[0])}` : `${column} = any(${bind(values)})`
