import type { LoaderFunctionArgs } from '@remix-run/node'
import { robotsText } from '#app/domain/catalog/formats/robots.ts'
import { document } from '#app/web/replies.ts'

/** Who may: everyone. */
export function loader({ context }: LoaderFunctionArgs) {
  return document(robotsText(context.hub.settings.origin), 'text/plain; charset=utf-8')
}
