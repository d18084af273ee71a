import { paths } from '#app/paths.ts'
import type { Template } from './template.ts'

/** To whose account it is, whoever has changed it. It carries no token: who reads this mailbox has to ask for one. */
export const passwordChanged: Template = () => ({ words: 'password-changed', link: paths.recover() })
