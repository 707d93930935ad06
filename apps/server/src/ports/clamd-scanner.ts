/**
 * The scanner of the lender: a clamd of ClamAV, asked over TCP. What it did not say is clean is not: an error, a limit of its own, or silence leave a file where it is.
 *
 * Source   clamd(8), INSTREAM: chunks with their length in four bytes, the most significant first, and one of no length at the end.
 */
import { connect } from 'node:net'
import type { ScannerPort, ScanVerdict } from './scanner-port.ts'

export type ClamdSettings = Readonly<{ host: string; port: number }>

/** Of the whole question; a file of ten megabytes is scanned in a second or two. */
const ANSWERS_WITHIN_MS = 30_000
const CHUNK_BYTES = 64 * 1024
/** An answer is a line; more is none of clamd's. */
const ANSWER_MAX = 1_024

/** `withinMs`: for tests. */
export const openClamd = (settings: ClamdSettings, withinMs = ANSWERS_WITHIN_MS): ScannerPort => ({
  scan: async ({ bytes }) => verdictOf(await answerOf(settings, bytes, withinMs)),
})

const FOUND = /^stream: (.{1,256}) FOUND$/

function verdictOf(answer: string | undefined): ScanVerdict {
  if (answer === 'stream: OK') return { outcome: 'clean' }
  const name = FOUND.exec(answer ?? '')?.[1]
  return name === undefined ? 'unavailable' : { outcome: 'found', name }
}

/** Undefined where there was none. */
function answerOf({ host, port }: ClamdSettings, bytes: Buffer, withinMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    let answer = ''
    const end = (said: string | undefined) => {
      clearTimeout(late)
      socket.destroy()
      resolve(said)
    }
    const late = setTimeout(() => end(undefined), withinMs)
    socket.setEncoding('latin1')
    socket.on('error', () => end(undefined))
    socket.on('close', () => end(undefined))
    socket.on('data', (text: string) => {
      answer += text
      const [said, ...rest] = answer.split('\0')
      if (rest.length > 0) end(said)
      else if (answer.length > ANSWER_MAX) end(undefined)
    })
    socket.on('connect', () => socket.write(streamOf(bytes)))
  })
}

function streamOf(bytes: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from('zINSTREAM\0')]
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES)
    parts.push(lengthOf(chunk.length), chunk)
  }
  return Buffer.concat([...parts, lengthOf(0)])
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(length)
  return bytes
}
