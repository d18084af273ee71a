import { paths } from '#app/paths.ts'
import type { Template } from './template.ts'

/** Which role, of which unit and from whom is told to the person alone, once they have signed in. */
export const roleOffered: Template = () => ({ words: 'role-offered', link: paths.myRoles() })
