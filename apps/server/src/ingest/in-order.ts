/**
 * Many answers under way, given back in the order they were asked for.
 *
 * Limit    `limit` under way or waiting to be fetched: beyond it nothing more is read from `source`.
 * Ends     when `source` ends, after its last answer. A source that breaks ends it after the answers already asked for, and then throws.
 *          When the reader leaves, the source is left too; what was asked for goes on by itself.
 */
export async function* inOrder<In, Out>(
  source: AsyncIterable<In>,
  ask: (item: In) => Promise<{ answer: Promise<Out> }>,
  limit: number,
): AsyncGenerator<Out[]> {
  const queue: Entry<Out>[] = []
  const bell = openBell()
  let left = false
  const reading = (async () => {
    for await (const item of source) {
      queue.push(entryOf((await ask(item)).answer))
      bell.ring()
      while (queue.length >= limit && !left) await bell.next()
      if (left) return
    }
  })()
  const end = reading.then(
    () => ({ error: undefined }),
    (error: unknown) => ({ error }),
  )
  let ended: { error: unknown } | undefined
  void end.then((how) => {
    ended = how
    bell.ring()
  })
  try {
    for (;;) {
      while (queue.length === 0 && !ended) await bell.next()
      if (queue.length === 0) break
      await queue[0]!.settled
      const ready = queue.findIndex(({ done }) => !done)
      const taken = queue.splice(0, ready === -1 ? queue.length : ready)
      bell.ring()
      yield taken.map(({ value }) => value as Out)
    }
  } finally {
    left = true
    bell.ring()
  }
  if (ended?.error) throw ended.error
}

type Entry<Out> = { done: boolean; value: Out | undefined; settled: Promise<void> }

/** `answer` never rejects: whoever asks turns failures into answers. */
function entryOf<Out>(answer: Promise<Out>): Entry<Out> {
  const entry: Entry<Out> = { done: false, value: undefined, settled: Promise.resolve() }
  entry.settled = answer.then((value) => {
    entry.value = value
    entry.done = true
  })
  return entry
}

/** Wakes everyone who waits for something to change; they look for themselves what it was. */
function openBell() {
  let waiting: (() => void)[] = []
  return {
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
    ring: () => {
      const all = waiting
      waiting = []
      for (const resolve of all) resolve()
    },
  }
}
