import type { TestHub } from './hub.ts'

/** Every kind of page that stands, by what it shows. `not-found` answers 404, all others 200. */
export const pageNames = [
  'home',
  'catalog',
  'catalog-results',
  'catalog-filtered',
  'catalog-past-only',
  'catalog-empty',
  'catalog-corrected',
  'option-current',
  'option-series',
  'option-blended',
  'option-past',
  'option-conference',
  'option-service',
  'theme',
  'unit',
  'unit-former',
  'units',
  'topic',
  'topics',
  'goal',
  'goals',
  'gaps',
  'calendar',
  'compare',
  'compare-empty',
  'preferences',
  'help',
  'privacy',
  'accessibility',
  'data',
  'not-found',
] as const
export type PageName = (typeof pageNames)[number]
export type Addresses = Record<PageName, string>

/** Demonstration entries: four evenings laid across a change of clocks, and a conference with sessions of their own. */
export const weeklySeries = 'D10'
const conference = 'D11'

/** Where each kind of page stands in this hub, found in its own database. */
export async function findAddresses(hub: TestHub): Promise<Addresses> {
  const options = await hub.db
    .selectFrom('options')
    .select(['slug', 'external_id', 'delivery', 'kind', 'dated', 'last_seen'])
    .where('state', '=', 'published')
    .orderBy('id')
    .execute()
  const option = (what: string, fits: (row: (typeof options)[number]) => boolean): string => {
    const found = options.find(fits)
    if (!found) throw new Error(`The seeds hold no ${what}.`)
    return found.slug
  }
  const of = (id: string) => option(`option ${id}`, (row) => row.external_id === id)
  const past = option('past option', (row) => row.dated && row.last_seen !== null && row.last_seen < 2022)
  const blended = option('blended option', (row) => row.delivery === 'blended')
  const service = option('service', (row) => row.kind === 'service')
  const resource = option('resource', (row) => row.kind === 'resource')
  return {
    home: '/',
    catalog: '/catalog',
    'catalog-results': '/catalog?q=weeding',
    'catalog-filtered': '/catalog?delivery=on-demand&cost=free&sort=newest',
    'catalog-past-only': `/catalog?q=${past}`,
    'catalog-empty': '/catalog?q=zzqxv',
    'catalog-corrected': '/catalog?q=storytme&level=expert',
    'option-current': `/catalog/${resource}`,
    'option-series': `/catalog/${of(weeklySeries)}`,
    'option-blended': `/catalog/${blended}`,
    'option-past': `/catalog/${past}`,
    'option-conference': `/catalog/${of(conference)}`,
    'option-service': `/catalog/${service}`,
    theme: '/themes/bias-and-power',
    unit: '/units/core',
    'unit-former': '/units/lita',
    units: '/units',
    topic: '/topics/unconscious-bias',
    topics: '/topics',
    goal: '/goals/PLD-G1',
    goals: '/goals',
    gaps: '/gaps',
    calendar: '/calendar',
    compare: `/compare?option=${of(weeklySeries)}&option=${blended}&option=${resource}&option=${past}`,
    'compare-empty': '/compare',
    preferences: '/preferences',
    help: '/help',
    privacy: '/privacy',
    accessibility: '/accessibility',
    data: '/data',
    'not-found': '/catalog/there-is-no-such-option',
  }
}
