/** A receiver of webhooks that remembers what it heard, and answers as it is told to. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Heard = { readonly headers: Record<string, string>; readonly body: string }
/** `answer`: a status, or nothing at all. */
export type Sink = { readonly url: string; readonly heard: Heard[]; answer: number | null; readonly close: () => Promise<void> }

/** `port`: any free one. */
export async function openSink(port = 0): Promise<Sink> {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      heard.push({ headers: request.headers as Record<string, string>, body })
      if (opened.answer !== null) response.writeHead(opened.answer).end()
    })
  })
  await new Promise<void>((resolve) => void server.listen(port, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  const opened: Sink = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, heard, answer: 204, close }
  return opened
}
