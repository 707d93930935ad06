/** The texts of a pack begin with a headline and a colon; what follows becomes a sentence. Without one the whole text is the headline. */
export function splitHeadline(text: string): readonly [headline: string, rest: string] {
  const found = /^([^:\uff1a]{1,60})[:\uff1a]\s*(.+)$/su.exec(text)
  return found ? [found[1]!, capital(found[2]!)] : [text, '']
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
