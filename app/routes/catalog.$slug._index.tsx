import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { optionJsonLd, serializeJsonLd } from '#app/domain/catalog/formats/json-ld.ts'
import { isOpen } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'
import { Breadcrumb } from '#app/ui/breadcrumb.tsx'
import { JsonLd } from '#app/ui/json-ld.tsx'
import { OptionArticle } from '#app/ui/option-article.tsx'
import { useCommonWords } from '#app/ui/page-context.tsx'
import { fullDay } from '#app/ui/time.ts'
import { formatLabels } from '#app/web/labels.ts'
import { readMineOf } from '#app/web/mine.ts'
import { readOptionPage } from '#app/web/option-page.ts'
import { readPage } from '#app/web/page.ts'
import { notFound } from '#app/web/replies.ts'
import { pageMeta } from '#app/web/titles.ts'
import { unsent } from '#app/web/unsent.ts'
import { catalogWords } from '#app/words/catalog.ts'
import { findWithdrawn } from '#db/queries/catalog.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => {
  if (!data) return []
  const { page, option } = data
  return pageMeta(page, {
    title: option.record.title,
    description: option.record.summary,
    path: paths.option(option.record.slug),
    robots: isOpen(option.record, page.now) ? undefined : 'noindex',
    image: paths.socialCard(option.record.slug),
  })
}

/** Who may: everyone; only what is published is found. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { catalog } = context.hub
  const page = readPage(request, context)
  const record = await catalog.record(params.slug ?? '')
  if (!record) throw notFound(await whyGone(context.hub.db, params.slug ?? '', page.lang))
  const option = await readOptionPage(catalog, record, page.lang, page.now)
  const linked = optionJsonLd({
    record,
    origin: page.origin,
    labels: formatLabels(catalog.vocabulary, page.lang),
    illustrative: catalogWords[page.lang].illustrativeNote,
  })
  return unsent({ page, option, mine: await readMineOf(context.hub.db, context.member, record.id), jsonLd: serializeJsonLd(linked) })
}

/** What its provider has withdrawn is said to be so; of anything else there is nothing to say. */
async function whyGone(db: Parameters<typeof findWithdrawn>[0], slug: string, lang: 'en' | 'es'): Promise<string> {
  const gone = await findWithdrawn(db, slug)
  return gone ? catalogWords[lang].option.withdrawn(gone.unit, fullDay(gone.at, 'UTC', lang)) : ''
}

export default function OptionRoute() {
  const { option, mine, jsonLd } = useLoaderData<typeof loader>()
  const common = useCommonWords()
  const { record, topics } = option
  const first = topics[0]
  return (
    <div className="wrap">
      <Breadcrumb
        trail={[
          { to: paths.catalog(), text: common.find },
          ...(first ? [{ to: paths.topic(first.slug), text: first.label }] : []),
          ...(record.partOf ? [{ to: paths.option(record.partOf.slug), text: record.partOf.title }] : []),
          { text: record.title },
        ]}
      />
      <OptionArticle {...option} mine={mine} />
      <JsonLd text={jsonLd} />
    </div>
  )
}
