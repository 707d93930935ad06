/** What no word to a borrower may advise: how to look better than one is, how to get round a check, whom to lend an account to. Found by its words, unless it is warned against. */
const FORBIDDEN: readonly RegExp[] = [
  /(伪造|虚构|包装|美化|夸大|隐瞒|规避|绕过|躲避|养号|刷流水|改机|虚拟定位|代办|洗白|铲单)/,
  /(销毁|删除)(记录|征信|逾期)/,
  /(借用|租用|出借|共用)(他人|别人|账户|账号)/,
  /\b(fake|forge|inflate|hide|conceal|bypass|evade|get (a)?round|spoof|vpn|disguise|pretend|embellish)\w*\b/i,
  /\b(lend|rent|share|borrow) (your |an? |somebody(’|')s |another )?(account|identity|device)\b/i,
  /\b(delete|erase|clean)\w* (your |the )?(record|credit|history)\b/i,
]

/** The phrases found; none: it may be said. */
export const forbiddenIn = (text: string): string[] => FORBIDDEN.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
