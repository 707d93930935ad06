import { type Frame, newFrame } from '../compile/frame.ts'
import type { Value } from '../value.ts'

/** A frame of its own for one evaluation, of so many slots; `values` fill the first of them. */
export function frameOf(slots: number, values: readonly Value[] = []): Frame {
  const frame = newFrame(slots + 1, { fired: [], errors: [], tables: [] })
  for (let slot = 0; slot < slots; slot++) frame[slot] = values[slot] ?? null
  return frame
}
