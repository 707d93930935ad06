/**
 * Why a file is not taken. unsupported-file: it is none of the kinds that are taken, whatever it is called. file-broken: it says it is one, and is not put together like one.
 * file-active: it could do something when it is opened. file-too-large: opened, it would fill the memory of whoever opens it.
 */
export type FileFault = 'unsupported-file' | 'file-broken' | 'file-active' | 'file-too-large'

export class RefusedFile extends Error {
  override name = 'RefusedFile'
  readonly code: FileFault
  constructor(code: FileFault, what: string) {
    super(what)
    this.code = code
  }
}

/** Of a picture, opened. */
const PIXELS_MAX = 100_000_000

export function mustFit(width: number, height: number): void {
  if (width === 0 || height === 0) throw new RefusedFile('file-broken', 'a picture without a size')
  if (width * height > PIXELS_MAX) throw new RefusedFile('file-too-large', 'a picture of too many pixels')
}
