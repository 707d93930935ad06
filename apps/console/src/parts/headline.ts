/** The texts of a pack begin with a headline and a colon. Without one the whole text is the headline. */
export function splitHeadline(text: string): readonly [headline: string, rest: string] {
  const found = /^([^:\uff1a]{1,60})[:\uff1a]\s*(.+)$/su.exec(text)
  return found ? [found[1]!, found[2]!] : [text, '']
}
