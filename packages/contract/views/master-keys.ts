/** Master keys, by their names: what they are is told to nobody. */
import { z } from 'zod'

/** `here`: in the file of this server. `wraps`: how many keys of borrowers and organisations. One that wraps something and is not here locks it away. */
export const MasterKeyList = z
  .object({ data: z.array(z.object({ name: z.string(), current: z.boolean(), here: z.boolean(), wraps: z.int().nonnegative() })) })
  .meta({ id: 'MasterKeyList' })
export const RotatedMasterKey = z.object({ current: z.string() }).meta({ id: 'RotatedMasterKey' })
