import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findChromium } from './chromium.ts'
import { openPdfPrinter, PdfFailed } from './pdf-printer.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fairline-printer-test-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A program in its place. `out`: where it is told to print. */
async function program(name: string, script: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(
    path,
    `#!/bin/sh\nfor one in "$@"; do case "$one" in --print-to-pdf=*) out="\${one#--print-to-pdf=}";; esac; done\n${script}\n`,
  )
  await chmod(path, 0o755)
  return path
}

const html = Buffer.from('<p>x</p>')
const wanted = () => true
const leftBehind = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('fairline-pdf-'))

test.each([
  ['ends with a fault', 'exit 3', 'Chromium did not print'],
  ['prints something else', 'echo hello > "$out"', 'Chromium printed something else'],
  ['prints nothing', 'exit 0', 'Chromium could not be started'],
  ['hangs', 'sleep 60', 'Chromium did not print'],
])('a program that %s gives no document, and leaves nothing behind', async (name, script, message) => {
  const before = await leftBehind()
  const printer = openPdfPrinter(await program(name.replaceAll(' ', '-'), script), 300)
  await expect(printer.print(html, wanted)).rejects.toThrow(message)
  expect(await leftBehind()).toEqual(before)
})

test('one at a time, and only for who still waits', async () => {
  const log = join(folder, 'log')
  const printer = openPdfPrinter(await program('slow', `echo begin >> ${log}; sleep 0.1; printf '%%PDF-1' > "$out"; echo end >> ${log}`))
  const [one, two, gone] = await Promise.all([printer.print(html, wanted), printer.print(html, wanted), printer.print(html, () => false)])
  expect([one, two, gone]).toEqual([Buffer.from('%PDF-1'), Buffer.from('%PDF-1'), 'unwanted'])
  expect(await readFile(log, 'utf8')).toBe('begin\nend\nbegin\nend\n')
})

test('what is under way ends when the server stops, and nothing is printed after', async () => {
  const printer = openPdfPrinter(await program('long', 'sleep 60'), 60_000)
  const stopping = new Promise((resolve) => setTimeout(resolve, 200)).then(printer.stop)
  await expect(printer.print(html, wanted)).rejects.toThrow(PdfFailed)
  await stopping
  await expect(printer.print(html, wanted)).rejects.toThrow('the server stops')
})

test('where one is named, no other is taken', () => {
  expect(findChromium(join(folder, 'nowhere'))).toBeUndefined()
  expect(findChromium(folder)).toBe(folder)
})
