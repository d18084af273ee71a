import type { LoaderFunctionArgs } from '@remix-run/node'
import { calendarReply } from '#app/web/calendar-reply.ts'
import { formatLabels } from '#app/web/labels.ts'
import { readPage } from '#app/web/page.ts'
import { notFound } from '#app/web/replies.ts'

/** Who may: everyone; only what is published is found. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const record = await catalog.record(params.slug ?? '')
  if (!record) throw notFound()
  const page = readPage(request, context)
  return calendarReply([record], record.title, record.slug, page, formatLabels(catalog.vocabulary, page.lang))
}
