import { z } from 'zod'
import type { MintStop, Stops } from '#app/domain/prepare-news.ts'
import { createSealer } from './sealed.ts'

export type UnsubscribeTokens = {
  mint: MintStop
  /** null where it is not whole, not ours, or has had its time */
  read: (token: string, now: Date) => { memberId: number; stops: Stops } | null
}

/** Mails are kept for long, and their links are to work as long. */
const life = 2 * 365 * 86_400_000
/** A token is some 150 characters; more is not even looked at. */
const longest = 400

const Shape = z.object({ member: z.number(), stops: z.enum(['digest', 'returns']) })

/** What stops mails without signing in: whoever has it can stop these mails of this member, and nothing else. */
export function unsubscribeTokens(secret: string): UnsubscribeTokens {
  const sealer = createSealer(secret, 'unsubscribe')
  return {
    mint: (memberId, stops) => sealer.seal({ member: memberId, stops } satisfies z.infer<typeof Shape>, new Date(Date.now() + life)),
    read(token, now) {
      if (token.length > longest) return null
      const parsed = Shape.safeParse(sealer.open(token, now))
      return parsed.success ? { memberId: parsed.data.member, stops: parsed.data.stops } : null
    },
  }
}
