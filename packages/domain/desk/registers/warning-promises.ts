/** What no firm is engaged for: to have a limit raised or a restriction lifted, to mend a record, or for money that is paid first. Found by its words. */
const PROMISES: readonly RegExp[] = [
  /(提额|提高额度|解限|解除限制|解除管控|解封|恢复额度|强开|包过|包下款|包通过|保证(通过|下款|恢复|提)|内部(渠道|关系|通道))/,
  /(征信(修复|洗白|异议代办)|(修复|洗白|铲除|消除)征信|消除逾期|代理维权)/,
  /(先(交|付|收)(费|款|钱)|前期费|预付(服务费|定金)|保证金)/,
  /\b(lift|raise|unfreeze|unlock|restore)\w* (of )?(the |a |his |their )?(limit|restriction|line|hold)s?\b/i,
  /\b(guarantee(d|s)? (approval|increase)|inside(r)? (channel|contact)|credit repair|(up-?front|advance) (fee|payment))\b/i,
]

/** The phrases found; none: it may be engaged for that. */
export const promisesIn = (text: string): string[] => PROMISES.flatMap((pattern) => pattern.exec(text)?.[0] ?? [])
