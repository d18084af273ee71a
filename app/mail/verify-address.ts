import { paths } from '#app/paths.ts'
import type { Template } from './template.ts'

/** To an address that was given at sign-up. Without a token it is another account's already: its owner is told that they have one. */
export const verifyAddress: Template = ({ token }) =>
  token ? { words: 'verify-address', link: paths.verifyAddress(token.text) } : { words: 'already-yours', link: paths.signIn() }
