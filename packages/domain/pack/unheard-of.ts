import { BrokenInvariant } from '../kernel/outcome.ts'

export function unheardOf(name: string): never {
  throw new BrokenInvariant(`a pack tests no more than the catalogue has: ${name}`)
}
