import { z } from 'zod'

/** What may come in about passkeys: shape only. What an authenticator has signed is looked at by the means that verify it. */

export const labelRefusals = ['label-long', 'label-form'] as const
export type LabelRefusal = (typeof labelRefusals)[number]

const labelLength = 60

/** What somebody calls a passkey: one line. Null where they call it nothing. */
const Label = z.string().transform((text, context): string | null => {
  const label = text
    .slice(0, 4_000)
    .normalize('NFC')
    .replace(/[\p{C}\u2028\u2029]/gu, ' ')
    .replace(/(\p{M}{3})\p{M}+/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim()
  if ([...label].length > labelLength) context.addIssue({ code: 'custom', message: 'label-long' satisfies LabelRefusal })
  else if (label !== '' && !/[\p{L}\p{N}]/u.test(label)) context.addIssue({ code: 'custom', message: 'label-form' satisfies LabelRefusal })
  return label || null
})

export const NewPasskeyInput = z.object({ label: Label })
export const PasskeyNameInput = z.object({ id: z.string(), label: Label })
