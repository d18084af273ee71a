import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { apiLimit } from '#app/domain/catalog/answer.ts'
import { facets } from '#app/domain/catalog/documents.ts'
import type { ApiResult } from '#app/domain/catalog/formats/api.ts'
import { csvColumns } from '#app/domain/catalog/formats/csv.ts'
import { closedValues, pageSize, sorts, whens } from '#app/domain/catalog/input.ts'
import { paths } from '#app/paths.ts'
import { CodeList, Guide, GuideLinks, GuideTable } from '#app/ui/guide.tsx'
import { readPage } from '#app/web/page.ts'
import { defaultLimits } from '#app/web/server/limits.ts'
import { pageMeta } from '#app/web/titles.ts'
import { dataWords } from '#app/words/data.ts'
import { valueWords } from '#app/words/values.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? pageMeta(data.page, {
        title: dataWords[data.page.lang].title,
        description: dataWords[data.page.lang].intro,
        path: paths.data(),
      })
    : []

/** Who may: everyone. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const { topics, themes, goals, units } = context.hub.catalog.vocabulary
  return {
    page: readPage(request, context),
    counts: { topic: topics.size, theme: themes.size, goal: goals.size, unit: units.size } as Partial<Record<string, number>>,
    pageSize,
    apiLimit,
    csvColumns,
    pace: { burst: defaultLimits.burst, perSecond: defaultLimits.perSecond },
  }
}

/** A field that the answer has and this list has not does not compile. */
const resultFields = Object.keys({
  id: true,
  externalId: true,
  title: true,
  url: true,
  unit: true,
  delivery: true,
  format: true,
  level: true,
  score: true,
  kind: true,
  summary: true,
  cost: true,
  minutes: true,
  topics: true,
  themes: true,
  starts: true,
  ends: true,
  zone: true,
  illustrative: true,
} satisfies Record<keyof ApiResult, true>)

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function DataRoute() {
  const loaded = useLoaderData<typeof loader>()
  const { page, pace } = loaded
  const words = dataWords[page.lang]
  const { sections, links } = words
  return (
    <Guide
      title={words.title}
      intro={words.intro}
      contents={words.contents}
      sections={[
        {
          id: 'searches',
          ...sections.searches,
          below: (
            <>
              <Forms {...loaded} />
              {page.demo && <p className="banner">{words.demo}</p>}
              <GuideLinks links={[{ to: paths.catalog(), text: links.catalog }]} />
            </>
          ),
        },
        { id: 'api', ...sections.api, below: <Parameters {...loaded} /> },
        { id: 'answer', ...sections.answer, below: <Answer {...loaded} /> },
        { id: 'csv', ...sections.csv, below: <CodeList name={words.columns} codes={loaded.csvColumns} /> },
        {
          id: 'finding',
          ...sections.finding,
          below: (
            <GuideLinks
              links={[
                { to: paths.opensearch(), text: links.opensearch },
                { to: paths.sitemap(), text: links.sitemap },
              ]}
            />
          ),
        },
        { id: 'manners', ...sections.manners, text: [words.pace(pace.burst, pace.perSecond), ...sections.manners.text] },
        { id: 'reuse', ...sections.reuse },
      ]}
    />
  )
}

function Forms({ page, pageSize: size }: Loaded) {
  const words = dataWords[page.lang]
  const examples = {
    atom: paths.atom([['sort', 'newest']]),
    ics: paths.ics(),
    csv: paths.csv([
      ['delivery', 'on-demand'],
      ['cost', 'free'],
    ]),
    json: paths.apiCatalog([
      ['q', 'weeding'],
      ['limit', '5'],
    ]),
  }
  const rows = (['atom', 'ics', 'csv', 'json'] as const).map((form) => {
    const [name, holds] = words.forms[form]
    const example = (
      <>
        {words.examples[form]}:{' '}
        <a href={examples[form]}>
          <code>{examples[form]}</code>
        </a>
      </>
    )
    return [name, holds(size), example] as const
  })
  return <GuideTable name={words.sections.searches.title} heads={words.formsHeads} rows={rows} />
}

function Parameters({ page, counts, apiLimit: most, pageSize: size }: Loaded) {
  const words = dataWords[page.lang]
  const names = valueWords[page.lang].facet
  const codes = (values: readonly string[]) => <CodeList codes={values} />
  const rows = [
    ['q', words.parameters.q, words.text] as const,
    ...facets.map((facet) => {
      const values = closedValues[facet]
      return [
        facet,
        names[facet],
        values ? codes(values) : facet === 'language' ? words.language : words.slugs(counts[facet] ?? 0),
      ] as const
    }),
    ['when', words.parameters.when, <CodeList key="when" codes={whens} after={`${words.month}: 2027-01`} />] as const,
    [
      'availability',
      words.parameters.availability,
      <CodeList key="availability" codes={['open', 'any']} after={words.unless('open')} />,
    ] as const,
    ['sort', words.parameters.sort, <CodeList key="sort" codes={sorts} after={words.unless('relevance')} />] as const,
    ['page', words.parameters.page, words.number] as const,
    ['limit', words.parameters.limit(most), `${words.number}; ${words.unless(String(size))}`] as const,
  ]
  return <GuideTable name={words.sections.api.title} heads={words.parameterHeads} rows={rows} code />
}

function Answer({ page }: Loaded) {
  const words = dataWords[page.lang]
  const rows = (['total', 'page', 'results', 'facets', 'did_you_mean', 'ignored'] as const).map(
    (field) => [field, words.answer[field]] as const,
  )
  return (
    <>
      <GuideTable name={words.sections.answer.title} heads={words.answerHeads} rows={rows} code />
      <h3>{words.resultFields}</h3>
      <CodeList name={words.resultFields} codes={resultFields} />
    </>
  )
}
