import { paths } from '#app/paths.ts'
import type { Template } from './template.ts'

/** To the address that was in use until now: whose account it is hears of it even if somebody else has changed it. */
export const addressChanged: Template = () => ({ words: 'address-changed', link: paths.help() })
