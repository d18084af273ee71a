import type { AccountRefusal } from '#app/domain/members/actions-account.ts'
import type { FieldError } from '#app/ui/sign-in-parts.tsx'
import { type SignInRefusal, signInWords } from '#app/words/sign-in.ts'
import { securityWords } from '#app/words/sign-in-security.ts'
import type { Language } from '#db/values.ts'
import type { Wrong } from './read-form.ts'

/** Refused fields in words. `seconds`: how long to wait, where that is what is said. */
export function errorsOf(lang: Language, wrong: Wrong<SignInRefusal>, seconds = 0): FieldError[] {
  return wrong.map(({ field, why }) => ({ field, text: signInWords[lang].refusals[why](seconds) }))
}

/** The same on the pages where a member proves with the present password that it is them. */
export function accountErrorsOf(lang: Language, wrong: Wrong<SignInRefusal | AccountRefusal>, seconds = 0): FieldError[] {
  const own = securityWords[lang].refusals
  return wrong.flatMap(({ field, why }) => {
    if (why === 'current-wrong' || why === 'no-password') return [{ field, text: own[why] }]
    return errorsOf(lang, [{ field, why }], seconds)
  })
}
