/** Functions of contexts: DMN 1.5, section 10.3.4.7. */
import { type Context, isContext, type Value } from '../../value.ts'
import { anyType, listOf, type Type } from '../type.ts'
import { anyContext, define, type Functions, overload, required, string, stringType, whatever } from './builtin.ts'

const entryType: Type = {
  kind: 'context',
  fields: new Map<string, Type>([
    ['key', stringType],
    ['value', anyType],
  ]),
}
const listOfContexts: Type = listOf(anyContext)
const contexts = (value: Value | undefined): readonly Value[] => value as readonly Value[]

const valueAt = (of: Context, key: string): Value => (Object.hasOwn(of, key) ? of[key]! : null)

/** Each entry has a key and a value, which may be null. Of two entries with one key the later counts. */
function contextOf(entries: readonly Value[]): Context | null {
  const made = new Map<string, Value>()
  for (const entry of entries) {
    if (!isContext(entry) || !Object.hasOwn(entry, 'value')) return null
    const key = valueAt(entry, 'key')
    if (typeof key !== 'string') return null
    made.set(key, entry.value!)
  }
  return Object.fromEntries(made)
}

/** Down the keys, each but the last of which holds a context. */
function put(of: Value, [key, ...deeper]: readonly Value[], value: Value): Context | null {
  if (!isContext(of) || typeof key !== 'string') return null
  const placed = deeper.length === 0 ? value : put(valueAt(of, key), deeper, value)
  return placed === null && deeper.length > 0 ? null : { ...of, [key]: placed }
}

const merge = (parts: readonly Value[]): Context | null =>
  parts.every(isContext) ? Object.fromEntries(parts.flatMap((part) => Object.entries(part))) : null

export const CONTEXT_FUNCTIONS: Functions = [
  ['get value', define([required('m', anyContext), string('key')], anyType, ([of, key]) => valueAt(of as Context, key as string))],
  [
    'get entries',
    define([required('m', anyContext)], listOf(entryType), ([of]) => Object.entries(of as Context).map(([key, value]) => ({ key, value }))),
  ],
  ['context', define([required('entries', listOf(entryType))], anyType, ([entries]) => contextOf(contexts(entries)))],
  [
    'context put',
    overload(anyType, [
      {
        params: [required('context', anyContext), string('key'), whatever('value')],
        body: ([of, key, value]) => put(of!, [key!], value!),
      },
      {
        params: [required('context', anyContext), required('keys', listOf(stringType)), whatever('value')],
        body: ([of, keys, value]) => put(of!, keys as readonly Value[], value!),
      },
    ]),
  ],
  ['context merge', define([required('contexts', listOfContexts)], anyType, ([parts]) => merge(contexts(parts)))],
]
