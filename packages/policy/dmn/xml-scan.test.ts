import { DOMParser } from '@xmldom/xmldom'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scanXml } from './xml-scan.ts'

test.each<[what: string, xml: string, message: RegExp | null]>([
  ['a plain element', '<a/>', null],
  ['all that XML has', '<?xml version="1.0"?><!-- <& --><a b="1>2" c=\'"\'><![CDATA[<&]]>&lt;&#10;&#x1F600;</a>', null],
  ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a/>', /document type/],
  ['a document type in small letters', '<!doctype a><a/>', /document type/],
  ['an entity of its own', '<a>&b;</a>', /`&`/],
  ['the same in a value', '<a b="&c;"/>', /`&`/],
  ['a bare ampersand behind a comment', '<a><!-- &x --> & </a>', /`&`/],
  ['a bare less-than', '<a> < 1</a>', /`<` begins no element/],
  ['less-than in a value left open', '<a b=><c/></a>', null],
  ['a tag inside of a tag', '<a <b/>></a>', /inside of a tag/],
  ['a value without end', '<a b="', /closing quote/],
  ['a comment without end', '<a><!-- ', /comment/],
  ['a section without end', '<a><![CDATA[ ]]', /CDATA/],
  ['an instruction without end', '<?xml ', /instruction/],
  ['a control character', '<a>\u0000</a>', /control character/],
  ['200 deep', `${'<a>'.repeat(200)}${'</a>'.repeat(200)}`, null],
  ['201 deep', `${'<a>'.repeat(201)}${'</a>'.repeat(201)}`, /nest/],
  ['wide is not deep', `<a>${'<b/>'.repeat(1_000)}${'<b></b>'.repeat(1_000)}</a>`, null],
  ['half a million elements', `<a>${'<b/>'.repeat(499_999)}</a>`, null],
  ['one more', `<a>${'<b/>'.repeat(500_000)}</a>`, /elements/],
  ['an end of nothing', '</a>', /ends nothing/],
  ['a tag without end', `<a ${' '.repeat(100_000)}/>`, /far too long/],
])('%s', (_what, xml, message) => {
  const fault = scanXml(xml)
  if (message === null) expect(fault).toBeNull()
  else expect(fault?.message).toMatch(message)
})

test('a file of eight million characters of one kind costs what its length costs, not the square of it', () => {
  for (const piece of ['<', '&', '<a>', '<a ', '<!--', '<![CDATA[', '&amp;', '"', "<a b='", '<?', '</a>', '<a/>']) {
    const startedAt = performance.now()
    scanXml(piece.repeat(Math.floor(8_000_000 / piece.length)))
    expect(performance.now() - startedAt, piece).toBeLessThan(5_000)
  }
})

test('what is well formed is taken', () => {
  const [name, text] = [fc.constantFrom('a', 'b:c', '_d'), fc.string().map((each) => each.replace(/[^\w >"'.-]/g, ''))]
  const { tree } = fc.letrec<{ tree: string }>((tie) => ({
    tree: fc
      .tuple(name, text, fc.array(fc.oneof({ maxDepth: 4 }, text, tie('tree')), { maxLength: 4 }))
      .map(([tag, value, children]) => `<${tag} x="${value.replaceAll('"', '')}">${children.join('')}</${tag}>`),
  }))
  fc.assert(
    fc.property(tree, (xml) => {
      expect(scanXml(xml)).toBeNull()
      expect(new DOMParser({ onError: () => {} }).parseFromString(xml.replaceAll('b:c', 'bc'), 'text/xml').documentElement).not.toBeNull()
    }),
  )
})
