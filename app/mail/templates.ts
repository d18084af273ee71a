import type { MailKind } from '#db/values.ts'
import { addressChanged } from './address-changed.ts'
import { changeAddress } from './change-address.ts'
import { digest } from './digest.ts'
import { optionReturns } from './option-returns.ts'
import { passwordChanged } from './password-changed.ts'
import { recover } from './recover.ts'
import { roleOffered } from './role-offered.ts'
import type { Template } from './template.ts'
import { verifyAddress } from './verify-address.ts'

const byKind: Record<MailKind, Template> = {
  'verify-address': verifyAddress,
  recover,
  'change-address': changeAddress,
  'address-changed': addressChanged,
  'password-changed': passwordChanged,
  'role-offered': roleOffered,
  digest,
  'option-returns': optionReturns,
}

/** The template of each kind of mail. */
export const templates: ReadonlyMap<string, Template> = new Map(Object.entries(byKind))
