import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { optionJsonLd, serializeJsonLd } from '#app/domain/catalog/formats/json-ld.ts'
import { isOpen } from '#app/domain/catalog/record.ts'
import { paths } from '#app/paths.ts'
import { Breadcrumb } from '#app/ui/breadcrumb.tsx'
import { JsonLd } from '#app/ui/json-ld.tsx'
import { OptionBody } from '#app/ui/option-body.tsx'
import { OptionPanel } from '#app/ui/option-panel.tsx'
import { useCatalogWords, useCommonWords, usePage, useValueWords } from '#app/ui/page-context.tsx'
import { SpineLabels } from '#app/ui/spine-label.tsx'
import { formatLabels } from '#app/web/labels.ts'
import { readOptionPage } from '#app/web/option-page.ts'
import { readPage } from '#app/web/page.ts'
import { notFound } from '#app/web/replies.ts'
import { pageMeta } from '#app/web/titles.ts'
import { unsent } from '#app/web/unsent.ts'
import { catalogWords } from '#app/words/catalog.ts'

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
  const record = await catalog.record(params.slug ?? '')
  if (!record) throw notFound()
  const page = readPage(request, context.hub)
  const option = await readOptionPage(catalog, record, page.lang, page.now)
  const linked = optionJsonLd({
    record,
    origin: page.origin,
    labels: formatLabels(catalog.vocabulary, page.lang),
    illustrative: catalogWords[page.lang].illustrativeNote,
  })
  return unsent({ page, option, jsonLd: serializeJsonLd(linked) })
}

export default function OptionRoute() {
  const { option, jsonLd } = useLoaderData<typeof loader>()
  const words = useCatalogWords()
  const values = useValueWords()
  const common = useCommonWords()
  const { lang, now } = usePage()
  const { record, topics } = option
  const foreign = record.text_language === lang ? undefined : record.text_language
  const first = topics[0]
  const with_ = [...record.withUnits.map((unit) => unit.name), ...record.partners]
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
      <div className="opt">
        <div className="head">
          <h1 lang={foreign}>{record.title}</h1>
          <p className="small soft">
            {values.format[record.format] === values.format['not-stated'] ? values.kind[record.kind] : values.format[record.format]} ·{' '}
            <a className="quiet" href={paths.unit(record.unit.slug)}>
              {words.by(record.unit.name)}
            </a>
            {with_.length > 0 && `, ${words.with(with_.join(', '))}`}
          </p>
          {!isOpen(record, now) && <p className="banner">{words.option.banner(record.last_seen)}</p>}
          {record.demonstration && <p className="banner">{words.option.demonstrationNote}</p>}
          {!record.confirmed && <p className="banner">{words.option.unconfirmedNote}</p>}
          <p className="intro" lang={foreign}>
            {record.summary}
          </p>
          <SpineLabels labels={option.labels} ediAnswer={record.edi_answer} leadershipAnswer={record.leadership_answer} />
        </div>
        <OptionPanel record={record} />
        <div className="body">
          <OptionBody {...option} />
        </div>
      </div>
      <JsonLd text={jsonLd} />
    </div>
  )
}
