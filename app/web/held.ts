import { z } from 'zod'
import { createSealer } from './sealed.ts'

/** A form that was sent when nobody was signed in any more: where it was to go, and what stood in it. */
export type HeldForm = { to: string; fields: [string, string][] }

export type HeldForms = {
  /** null where it is no form of text fields, or too long to be carried along */
  seal: (request: Request, to: string) => Promise<string | null>
  open: (sealed: string) => HeldForm | null
}

const longest = 64_000
const kept = 60 * 60_000
const Shape = z.object({ to: z.string().startsWith('/'), fields: z.array(z.tuple([z.string(), z.string()])) })

/** It goes to the browser and comes back with the sign-in form; sealed, so that nobody can make one up. */
export function createHeldForms(secret: string): HeldForms {
  const sealer = createSealer(secret, 'held form')
  return {
    async seal(request, to) {
      if (!request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) return null
      const text = await request.text()
      if (text.length > longest) return null
      return sealer.seal({ to, fields: [...new URLSearchParams(text)] } satisfies HeldForm, new Date(Date.now() + kept))
    },
    open(sealed) {
      const parsed = Shape.safeParse(sealer.open(sealed, new Date()))
      return parsed.success ? parsed.data : null
    },
  }
}
