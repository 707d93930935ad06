import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matches, replace, split } from './regex.ts'

test.each<[text: string, pattern: string, flags: string, result: boolean | null]>([
  ['abracadabra', 'bra', '', true],
  ['abracadabra', '^a.*a$', '', true],
  ['abracadabra', '^bra', '', false],
  ['', '', '', true],
  ['foobar', '^fo*b', '', true],
  ['foobar', '^Fo*bar', 'i', true],
  ['foobar', '^Fo*bar', '', false],
  ['foo\nbar', 'o.b', '', false],
  ['foo\rbar', 'o.b', '', false],
  ['foo\nbar', 'o.b', 's', true],
  ['foo\nbar', '^bar', '', false],
  ['foo\nbar', '^bar', 'm', true],
  ['foo\nbar', 'foo$', 'm', true],
  ['foo\n', '^$', 'm', false],
  ['foobar', 'f o\to', 'x', true],
  ['foo bar', 'o[ ]b', 'x', true],
  ['foobar', 'o[ ]b', 'x', false],
  ['hello world', 'hello\\ sworld', 'x', true],
  ['hello world', '\\p{ IsBasicLatin}+', 'x', true],
  ['a]b', 'a \\] b', 'x', true],
  ['a b', 'a[\\] ]b', 'x', true],
  ['aA', '^(a)\\1$', '', false],
  ['aA', '^(a)\\1$', 'i', true],
  ['a.b', 'a.b', 'q', true],
  ['axb', 'a.b', 'q', false],
  ['A.B', 'a.b', 'qi', true],
  ['a', 'a', 'z', null],
  ['a', 'a', 'ii', true],
  ['3', '^\\d$', '', true],
  ['\u0663', '^\\d$', '', true],
  ['_', '^\\w$', '', false],
  ['é', '^\\w$', '', true],
  ['\u00a0', '^\\s$', '', false],
  ['x', '^\\S$', '', true],
  [':', '^\\i$', '', true],
  ['-', '^\\i$', '', false],
  ['-', '^\\c$', '', true],
  ['Ä', '^\\p{Lu}$', '', true],
  ['ä', '^\\p{Lu}$', '', false],
  ['ä', '^\\p{Lu}$', 'i', false],
  ['ä', '^\\P{Lu}$', '', true],
  ['汉', '^\\p{IsCJKUnifiedIdeographs}$', '', true],
  ['a', '^\\p{IsCJKUnifiedIdeographs}$', '', false],
  ['a', '\\p{IsKlingon}', '', null],
  ['a', '\\p{Foo}', '', null],
  ['🐎', '^.$', '', true],
  ['🐎', '^[🐍-🐏]$', '', true],
  ['b', '^[a-z-[aeiou]]$', '', true],
  ['e', '^[a-z-[aeiou]]$', '', false],
  ['E', '^[a-z-[aeiou]]$', 'i', false],
  ['-', '^[a-z-]$', '', true],
  ['-', '^[-a-z]$', '', true],
  ['q', '^[^Q]$', 'i', false],
  ['r', '^[^Q]$', 'i', true],
  ['^', '^[\\^a]$', '', true],
  [']', '[]]', '', null],
  ['a', '[]', '', null],
  ['a', '[z-a]', '', null],
  ['a', '[a', '', null],
  ['a', '(a', '', null],
  ['a', 'a)', '', null],
  ['a', '*a', '', null],
  ['a', 'a**', '', null],
  ['a', 'a{2,1}', '', null],
  ['a', 'a{,1}', '', null],
  ['a', '\\', '', null],
  ['a', '\\y', '', null],
  ['a', '\\b', '', null],
  ['a', '(?=a)', '', null],
  ['a', '(?<n>a)', '', null],
  ['a', 'a}', '', null],
  ['aab', '^(?:a)(a)\\1?b$', '', true],
  ['abab', '^(ab)\\1$', '', true],
  ['abba', '^(a)(b)\\2\\1$', '', true],
  ['aa', '^(a)\\2$', '', null],
  ['aa', '(a\\1)', '', null],
  ['a0', '^(a)\\10', '', false],
  ['aa0', '^(a)\\10', '', true],
  ['aaa', '^a{2}$', '', false],
  ['aaa', '^a{2,}$', '', true],
  ['aaa', '^a{2,3}$', '', true],
  ['aaaa', '^a{2,3}$', '', false],
  ['', '^(a*)*$', '', true],
  ['aab', '^(a*)*$', '', false],
  ['b', '^(a|b|)*$', '', true],
  ['ac', '^(a|ab)(c|bcd)$', '', true],
  ['abcd', '^(a|ab)(c|bcd)$', '', true],
  ['110101199003078515', '^[1-9]\\d{16}[\\dX]$', '', true],
])('%j matches %j with %j: %j', (text, pattern, flags, result) => expect(matches(text, pattern, flags)).toBe(result))

test.each<[text: string, pattern: string, replacement: string, flags: string, result: string | null]>([
  ['abracadabra', 'bra', '*', '', 'a*cada*'],
  ['abracadabra', 'a.*a', '*', '', '*'],
  ['abracadabra', 'a.*?a', '*', '', '*c*bra'],
  ['abracadabra', 'a', '', '', 'brcdbr'],
  ['abracadabra', 'a(.)', 'a$1$1', '', 'abbraccaddabbra'],
  ['abracadabra', '.*?', '$1', '', null],
  ['AAAA', 'A+', 'b', '', 'b'],
  ['AAAA', 'A+?', 'b', '', 'bbbb'],
  ['darted', '^(.*?)d(.*)$', '$1c$2', '', 'carted'],
  ['abcd', '(ab)|(a)', '[1=$1][2=$2]', '', '[1=ab][2=]cd'],
  ['reluctant', 'r.*?t', 'X', '', 'Xant'],
  ['a', 'a', '\\$0', '', '$0'],
  ['a', 'a', '\\\\', '', '\\'],
  ['a', 'a', '\\n', '', null],
  ['a', 'a', '$', '', null],
  ['a', 'a', '$x', '', null],
  ['abb', 'a((?:(?:[ab])*?|a)*)', '<$0>', '', '<abb>'],
  ['ab', '(a)(b)', '$2$1$3', '', 'ba'],
  ['ab', '(a)b', '$12', '', 'a2'],
  ['a.c', '.', '$1', 'q', 'a$1c'],
  ['abc', '[a-c]', '#', 'g', null],
  ['aXbxc', 'x', '-', 'i', 'a-b-c'],
  ['', 'a', 'b', '', ''],
])('in %j, %j becomes %j with %j: %j', (text, pattern, replacement, flags, result) =>
  expect(replace(text, pattern, replacement, flags)).toBe(result),
)

test.each<[text: string, pattern: string, result: readonly string[] | null]>([
  ['John Doe', '\\s', ['John', 'Doe']],
  ['a;b;c;;', ';', ['a', 'b', 'c', '', '']],
  [',a', ',', ['', 'a']],
  ['', ',', ['']],
  ['a1b22c', '\\d+', ['a', 'b', 'c']],
  ['abc', 'x*', null],
  ['abc', '(', null],
])('%j by %j', (text, pattern, result) => expect(split(text, pattern)).toEqual(result))

test('what would take for ever elsewhere is answered', () => {
  const many = 'a'.repeat(2000)
  expect(matches(many, '^(a+)+$', '')).toBe(true)
  expect(matches(`${many}b`, '^(a+)+$', '')).toBe(false)
  expect(matches(`${'a'.repeat(30)}b`, '^(a|aa)+$', '')).toBe(false)
  expect(matches(many, '^(a*)*b', '')).toBe(false)
  expect(matches('a'.repeat(60), '^(a+)+\\1+b$', '')).toBe(null)
  expect(matches('a', 'a{1000}{1000}', '')).toBe(null)
  expect(matches('a', '(a*)*'.repeat(13), '')).toBe(null)
  expect(matches('a', '((((a{99}){99}){99}){99})', '')).toBe(null)
  expect(matches('a', '('.repeat(400) + ')'.repeat(400), '')).toBe(null)
  expect(matches('a'.repeat(100_001), 'a', '')).toBe(null)
})

/** Patterns that mean the same in both languages: JavaScript alone refuses an optional round that takes nothing, so only what takes something is optional. */
const pattern = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('a', 'b', '[ab]', '[^a]', '^', '$', 'ab', 'a?', 'b??', 'a{1,2}', '(?:ab)?'),
    fc.tuple(tie('node'), fc.constantFrom('*', '+', '*?', '+?', '{2}', '')).map(([node, count]) => `(?:${node})${count}`),
    fc.tuple(tie('node'), tie('node')).map(([left, right]) => `(?:${left}|${right})`),
    fc.tuple(tie('node'), tie('node')).map(([left, right]) => `${left}(${right})`),
  ),
})).node

test('matches are those that JavaScript finds', () => {
  fc.assert(
    fc.property(pattern, fc.stringMatching(/^[abc]{0,8}$/), (each, text) => {
      const found = matches(text, each, '')
      // Some have more loops in loops than are run here.
      fc.pre(found !== null)
      expect(found).toBe(new RegExp(each).test(text))
      const theirs = new RegExp(each, 'g')
      if (!new RegExp(each).test('') && [...text.matchAll(theirs)].every(([match]) => match !== ''))
        expect(replace(text, each, '<$0>', '')).toBe(text.replace(theirs, '<$&>'))
    }),
    { numRuns: 3000 },
  )
})

test('any pattern ends in an answer', () => {
  const sign = fc.constantFrom(...'ab.*+?()[]{}|^$\\-,12sdp '.split(''))
  const made = fc.array(sign, { maxLength: 14 }).map((signs) => signs.join(''))
  fc.assert(
    fc.property(made, fc.string({ maxLength: 20 }), (each, text) => [true, false, null].includes(matches(text, each, ''))),
    { numRuns: 3000 },
  )
})
