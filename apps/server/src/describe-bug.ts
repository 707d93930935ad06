/** What a log may hold of an error: its name, our own rule, and where it was; never its message, which may quote values. */
export function describeBug(error: unknown): { name: string; rule?: string; code?: string; frames: string[] } {
  if (!(error instanceof Error)) return { name: typeof error, frames: [] }
  const { code } = error as { code?: unknown }
  return {
    name: error.name,
    ...(error.name === 'BrokenInvariant' && { rule: error.message }),
    ...(typeof code === 'string' && { code }),
    frames: (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at ')),
  }
}
