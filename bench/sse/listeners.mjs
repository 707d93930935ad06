/**
 * So many listeners to the live feed, in a process of their own, on bare sockets that throw away what they read. Reads one JSON line: { url, key, count };
 * opens or closes until there are as many, and writes one: { count }.
 */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

const open = []

for await (const line of createInterface({ input: process.stdin })) {
  const { url, key, count } = JSON.parse(line)
  while (open.length > count) open.pop().destroy()
  await Promise.all(Array.from({ length: count - open.length }, () => listen(new URL(url), key)))
  console.log(JSON.stringify({ count: open.length }))
}

/** Resolves once the head of the answer is there. */
function listen({ hostname, port }, key) {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) })
    open.push(socket)
    socket.once('error', reject)
    socket.once('connect', () =>
      socket.write(`GET /v1/events/stream HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${key}\r\n\r\n`),
    )
    socket.once('data', (head) => {
      if (head.toString('latin1', 9, 12) === '200') resolve()
      else reject(new Error(head.toString('latin1', 0, 200)))
      socket.on('data', () => {})
    })
  })
}
