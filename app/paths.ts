/** Every address of the hub. No page, feed or mail writes one by hand. */

type Query = Iterable<readonly [string, string]> | undefined

function withQuery(path: string, query: Query): string {
  const text = query ? new URLSearchParams([...query].map(([name, value]): [string, string] => [name, value])).toString() : ''
  return text ? `${path}?${text}` : path
}

export const paths = {
  home: () => '/',
  catalog: (query?: Query) => withQuery('/catalog', query),
  option: (slug: string) => `/catalog/${slug}`,
  optionCalendar: (slug: string) => `/catalog/${slug}/calendar.ics`,
  compare: (slugs: readonly string[] = []) =>
    withQuery(
      '/compare',
      slugs.map((slug) => ['option', slug] as const),
    ),
  units: () => '/units',
  unit: (slug: string) => `/units/${slug}`,
  topics: () => '/topics',
  topic: (slug: string) => `/topics/${slug}`,
  themes: () => '/themes',
  theme: (slug: string) => `/themes/${slug}`,
  goals: () => '/goals',
  goal: (id: string) => `/goals/${id}`,
  gaps: () => '/gaps',
  calendar: (query?: Query) => withQuery('/calendar', query),
  language: () => '/language',
  preferences: (back?: string) => withQuery('/preferences', back ? [['back', back]] : undefined),
  help: () => '/help',
  privacy: () => '/privacy',
  accessibility: () => '/accessibility',
  data: () => '/data',
  apiCatalog: (query?: Query) => withQuery('/api/catalog', query),
  apiSuggest: () => '/api/suggest',
  atom: (query?: Query) => withQuery('/catalog.atom', query),
  ics: (query?: Query) => withQuery('/catalog.ics', query),
  csv: (query?: Query) => withQuery('/catalog.csv', query),
  opensearch: () => '/opensearch.xml',
  sitemap: () => '/sitemap.xml',
  socialCard: (slug: string) => `/catalog/${slug}/card.svg`,
  healthz: () => '/healthz',
  readyz: () => '/readyz',
} as const
