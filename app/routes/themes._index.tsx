import { redirect } from '@remix-run/node'
import { paths } from '#app/paths.ts'

/** Who may: everyone. The page on labels holds all themes. */
export function loader() {
  return redirect(paths.gaps(), 301)
}
