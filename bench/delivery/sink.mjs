/**
 * A receiver of webhooks, in a process of its own: says its port, answers 204 at once, and remembers when each borrower's arrived. For each line that it reads
 * it writes one of JSON: what came since the last, as [subject, milliseconds of the wall clock].
 */
import { createServer } from 'node:http'
import { createInterface } from 'node:readline'

const SUBJECT = /"subject":"([^"]+)"/
let arrived = []

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const at = Date.now()
  const chunks = []
  request.on('data', (chunk) => chunks.push(chunk))
  request.on('end', () => {
    arrived.push([SUBJECT.exec(Buffer.concat(chunks).toString('latin1'))?.[1], at])
    response.writeHead(204).end()
  })
})
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify(server.address().port)))

for await (const _line of createInterface({ input: process.stdin })) {
  console.log(JSON.stringify(arrived))
  arrived = []
}
process.exit(0)
