/** Within the thread: reads the pack once, then answers one question after another. */
import { parentPort, workerData } from 'node:worker_threads'
import type { WayBack } from '@fairline/contract/views/way-back'
import { decodeAccount } from '@fairline/domain/account/codec'
import { type Book, newBook } from '@fairline/domain/book/book'
import { invariant } from '@fairline/domain/kernel/outcome'
import { readPack } from '@fairline/domain/pack/pack'
import { describeWayBack } from '@fairline/domain/views/describe-way-back'
import type { z } from 'zod'
import { sha256 } from '../pack-folder.ts'

export type ThreadPack = { readonly files: ReadonlyMap<string, string> }
/** `state`: the bytes of an account; `at`: epoch milliseconds. */
export type WayBackQuestion = {
  readonly nth: number
  readonly state: Uint8Array
  readonly stateHash: string
  readonly at: number
  readonly book?: Book
}
export type WayBackAnswer = { readonly nth: number; readonly wayBack: z.infer<typeof WayBack> }

export function answerParent(): void {
  const port = parentPort
  invariant(port !== null, 'it runs in a thread')
  const reading = readPack((workerData as ThreadPack).files, sha256, 'to-replay')
  invariant(reading.ok, 'a pack that decides still reads')
  const { pack } = reading
  port.on('message', ({ nth, state, stateHash, at, book = newBook }: WayBackQuestion) => {
    const answer: WayBackAnswer = { nth, wayBack: describeWayBack({ account: decodeAccount(state), pack, book, at, stateHash }) }
    port.postMessage(answer)
  })
}
