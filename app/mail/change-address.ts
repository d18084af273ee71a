import { paths } from '#app/paths.ts'
import type { Template } from './template.ts'

/** To an address that a member wants to have from now on; without a token, as at sign-up. */
export const changeAddress: Template = ({ token }) =>
  token ? { words: 'change-address', link: paths.verifyAddress(token.text) } : { words: 'already-yours', link: paths.signIn() }
