/** Listens to the live feed of a server that listens on a port, and keeps what it hears. */
export type HeardEvent = { readonly id: string; readonly event: string; readonly data: Record<string, unknown> }

export type SseClient = {
  readonly status: number
  readonly heard: HeardEvent[]
  readonly comments: () => number
  /** Resolves when so many were heard. */
  readonly until: (count: number) => Promise<void>
  readonly ended: Promise<void>
  readonly close: () => void
}

export async function listen(url: string, key: string, headers: Record<string, string> = {}): Promise<SseClient> {
  const leaving = new AbortController()
  const answer = await fetch(url, { headers: { authorization: `Bearer ${key}`, ...headers }, signal: leaving.signal })
  const heard: HeardEvent[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  let comments = 0
  const take = (frame: string) => {
    const fields = new Map(frame.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]))
    if (frame.startsWith(':')) comments++
    if (!fields.has('data')) return
    heard.push({ id: fields.get('id') ?? '', event: fields.get('event') ?? '', data: JSON.parse(fields.get('data')!) })
    for (const one of waiting) if (heard.length >= one.count) one.resolve()
  }
  const ended = readFrames(answer, take).catch(() => {}) // Cut off, by us or by the server: what was heard was heard.
  return {
    status: answer.status,
    heard,
    comments: () => comments,
    until: (count) => (heard.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve }))),
    ended,
    close: () => leaving.abort(),
  }
}

async function readFrames(answer: Response, take: (frame: string) => void): Promise<void> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of answer.body ?? []) {
    const frames = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n\n')
    rest = frames.pop()!
    for (const frame of frames) take(frame)
  }
}
