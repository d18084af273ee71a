import { paths } from '#app/paths.ts'
import type { Template } from './template.ts'

/** The way back in, for whoever has lost it. */
export const recover: Template = ({ token }) => ({ words: 'recover', link: token ? paths.recoverWith(token.text) : paths.recover() })
