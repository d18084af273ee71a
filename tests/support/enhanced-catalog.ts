import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterEach, expect } from 'vitest'
import { type Answer, type EnhancedSite, framed, openSite, siteOrigin } from './enhanced-site.ts'

const options = ['Weeding with care', 'Storytime basics', 'Budget talks', 'Trustee evening', 'Grant writing']

/** How many results the stand-in for the catalog has: fewer the more is chosen. */
export function countFor(query: URLSearchParams): number {
  return 40 - 10 * [...query.keys()].filter((name) => name !== 'sort').length
}

/** A page of the catalog as the hub writes it, as far as the small behaviors are concerned. */
export function catalogPage(query: URLSearchParams): string {
  const count = countFor(query)
  const box = (facet: string, value: string) =>
    `<label class="check"><input type="checkbox" name="${facet}" value="${value}"${query.getAll(facet).includes(value) ? ' checked' : ''}><span>${value}</span></label>`
  const chosen = (value: string) => (query.get('when') === value ? ' selected' : '')
  const sorted = (value: string) => (query.get('sort') === value ? ' selected' : '')
  return framed(
    `<div class="wrap"><div class="cat">
<form class="filters" id="filters" action="/catalog" data-submit-on-change="" aria-label="Filters">
  <p class="filters-close">Filters <a href="#results" data-close="filters">Close</a></p>
  <fieldset><legend><label for="when">Starts</label></legend>
    <select id="when" name="when"><option value="">Any time</option><option value="7-days"${chosen('7-days')}>In the next 7 days</option></select></fieldset>
  <fieldset><legend>How</legend>${box('delivery', 'hybrid')}${box('delivery', 'on-demand')}</fieldset>
  <fieldset><legend>Topic</legend>${box('topic', 'weeding')}<details><summary>2 more: Topic</summary>${box('topic', 'grief')}${box('topic', 'budgets')}</details></fieldset>
  <p class="actions"><button class="btn" type="submit">Show ${count} results</button></p>
</form>
<section id="results" aria-labelledby="found" tabindex="-1">
  <h1 id="found" aria-live="polite">${count} courses</h1>
  <ul class="chips"><li class="filters-open"><a class="chip" href="#filters" data-open="filters">Filters</a></li></ul>
  <form class="right" action="/catalog" data-submit-on-change="">
    <label for="sort">Sort</label>
    <select id="sort" name="sort"><option value="relevance">Best</option><option value="price"${sorted('price')}>Price</option></select>
    <button class="btn plain" type="submit" data-unneeded="">Sort</button>
  </form>
  <ol>${options.map((title, at) => `<li class="row"><h2><a href="/catalog/o${at}">${title}</a></h2><label class="pick"><input type="checkbox" name="option" value="o${at}" form="compare"> Compare<span class="unseen">: ${title}</span></label></li>`).join('')}</ol>
  <form id="compare" action="/compare" class="outlets" data-compare="">
    <button class="btn plain" type="submit" aria-describedby="compare-hint">Compare the chosen</button>
    <span class="soft" id="compare-hint" data-hint="">Up to four</span>
  </form>
</section></div></div>`,
    {
      title: `${count} courses`,
      header: `<form class="find" action="/catalog" role="search"><input type="search" name="q" aria-label="Search courses" data-suggest="/api/suggest" data-slash="" autocomplete="off"></form>`,
      footer: `<a href="/preferences?back=${encodeURIComponent(`/catalog?${query}`)}">Preferences</a>`,
    },
  )
}

/** What the stand-in suggests. */
export const suggested = ['weeding', 'weekly meetings', 'Weeding with care']

/** Answers as the hub would: results, suggestions, comparison. */
function answerCatalog(url: URL): Answer {
  const q = url.searchParams.get('q') ?? ''
  if (url.pathname === '/api/suggest') return { json: [q, suggested.filter((word) => word.toLowerCase().startsWith(q)), [], []] }
  if (url.pathname === '/compare') return framed(`<h1>Compare ${url.searchParams.getAll('option').join(' ')}</h1>`)
  return catalogPage(url.searchParams)
}

export const heading = (page: Page) => page.locator('#found')

type Answering = (url: URL) => Answer | Promise<Answer>

/** One enhanced site a test, closed after it; a fault that its pages told fails the test. `browser` is asked when a site is opened. */
export function enhancedSites(browser: () => Browser) {
  let site: EnhancedSite | undefined
  afterEach(async () => {
    const faults = site?.faults
    await site?.close()
    site = undefined
    expect(faults ?? []).toEqual([])
  })

  /** a site on which no page is open yet */
  async function start(answer: Answering = answerCatalog, options: BrowserContextOptions = {}): Promise<EnhancedSite> {
    site = await openSite(browser(), answer, options)
    return site
  }

  async function open(path = '/catalog', options: BrowserContextOptions = {}, answer: Answering = answerCatalog): Promise<EnhancedSite> {
    const opened = await start(answer, options)
    await opened.page.goto(siteOrigin + path)
    return opened
  }

  return { start, open }
}
