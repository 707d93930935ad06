/** The body of an answer, of whatever length its sender claims: reading ends where it is too long. */
export class AnswerTooLarge extends Error {
  override name = 'AnswerTooLarge'
}

export async function readBody(response: Response, bytesMax: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  // Leaving the loop cancels the rest.
  for await (const piece of response.body ?? []) {
    length += piece.length
    if (length > bytesMax) throw new AnswerTooLarge(`an answer has at most ${bytesMax} bytes`)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
