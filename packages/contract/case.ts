/**
 * Names change mechanically at the border: snake_case on the wire, camelCase inside.
 * Only keys change; values stay. Keys of ours never hold digits behind an underscore that would not survive the way back.
 */
export type Camel<S extends string> = S extends `${infer Head}_${infer Tail}` ? `${Head}${Capitalize<Camel<Tail>>}` : S

export type CamelKeys<T> = T extends readonly (infer Item)[]
  ? readonly CamelKeys<Item>[]
  : T extends object
    ? { readonly [K in keyof T as K extends string ? Camel<K> : K]: CamelKeys<T[K]> }
    : T

export const camelKeys = <T>(value: T): CamelKeys<T> => renameKeys(value, toCamel) as CamelKeys<T>

export const snakeKeys = (value: unknown): unknown => renameKeys(value, toSnake)

const toCamel = remembered((name) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()))
const toSnake = remembered((name) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))

/** Far above the names of the contract; what a sender makes up beyond them is worked out each time. */
const NAMES_MAX = 1_024

function remembered(rename: (name: string) => string): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const renamed = rename(name)
    if (known.size < NAMES_MAX) known.set(name, renamed)
    return renamed
  }
}

function renameKeys(value: unknown, rename: (key: string) => string): unknown {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item) => renameKeys(item, rename))
  const renamed: Record<string, unknown> = {}
  for (const key of Object.keys(value)) put(renamed, rename(key), renameKeys((value as Record<string, unknown>)[key], rename))
  return renamed
}

/** A name like any other, also the one that would set the object's prototype. */
function put(fields: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') Object.defineProperty(fields, name, { value, writable: true, enumerable: true, configurable: true })
  else fields[name] = value
}
