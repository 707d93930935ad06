/**
 * A load generator in a process of its own, on bare sockets, so that it takes as little as it can of the machine it measures.
 * Reads one JSON line: { url, key, connections, pauseMs, bodies }; writes one: { seconds, latenciesMs, statuses }. Each connection sends its next
 * body when the answer to the one before has come, and `pauseMs` later.
 */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

for await (const line of createInterface({ input: process.stdin })) {
  const { url, key, connections, pauseMs, bodies } = JSON.parse(line)
  const { hostname, port } = new URL(url)
  const head = `POST /v1/events HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\ncontent-length: `
  const requests = bodies.map((body) => Buffer.from(`${head}${Buffer.byteLength(body)}\r\n\r\n${body}`))
  const latenciesMs = []
  const statuses = {}
  let next = 0
  const one = () =>
    new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      let sentAt = 0
      let text = ''
      const send = () => {
        if (next >= requests.length) {
          socket.end()
          resolve()
          return
        }
        sentAt = performance.now()
        socket.write(requests[next++])
      }
      socket.setEncoding('latin1')
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('data', (chunk) => {
        text += chunk
        const end = text.indexOf('\r\n\r\n')
        if (end === -1) return
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
        if (text.length < end + 4 + length) return
        latenciesMs.push(performance.now() - sentAt)
        const status = text.slice(9, 12)
        statuses[status] = (statuses[status] ?? 0) + 1
        text = ''
        if (pauseMs > 0) setTimeout(send, pauseMs)
        else send()
      })
    })
  const began = performance.now()
  await Promise.all(Array.from({ length: connections }, one))
  console.log(JSON.stringify({ seconds: (performance.now() - began) / 1000, latenciesMs, statuses }))
}
