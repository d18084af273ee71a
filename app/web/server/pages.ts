import { toKeptPage } from './bridge.ts'
import { chooseEncoding } from './encoding.ts'
import type { PageCache } from './page-cache.ts'
import type { Page } from './page-key.ts'
import type { Refusal } from './refusal-words.ts'
import type { Representation } from './representation.ts'
import { sendVariant, type Visit } from './visit.ts'
import { isLate, within } from './within.ts'

/** What became of a render: a page for everyone, a reply for one visitor alone, or nothing. */
type Outcome = { page: Representation } | { alone: true } | { refusal: Refusal }

export type Pages = {
  /** answers from the cache at once, if the page and the encoding are at hand */
  hit: (visit: Visit, page: Page) => boolean
  /** answers by rendering, or by waiting for a render of the same page that is already under way */
  render: (visit: Visit, page: Page) => Promise<void>
}

/**
 * Anonymous pages, kept and shared. A page is rendered once however many ask for it at the same moment, and its render belongs
 * to none of them: one who leaves breaks nothing for the others. What fails is said to have failed to everyone who waited.
 */
export function createPages(parts: {
  handler: (request: Request) => Promise<Response>
  cache: PageCache
  https: boolean
  renderTime: number
  /** counts a render against the visitor's address; false when it has been refused */
  admit: (visit: Visit) => boolean
  refuse: (visit: Visit, refusal: Refusal) => void
  /** sends a reply that turned out to be for one visitor alone */
  sendAlone: (visit: Visit, response: Response) => Promise<void>
  /** asks the routes again, for a visitor who had waited for such a reply */
  askAlone: (visit: Visit) => Promise<void>
}): Pages {
  const { cache, https } = parts
  const flights = new Map<string, Promise<Outcome>>()

  function hit(visit: Visit, page: Page): boolean {
    const kept = cache.get(page.key)
    if (!kept) return false
    visit.cache = 'hit'
    const variant = kept.ready(chooseEncoding(visit.req.headers['accept-encoding']))
    if (variant) sendVariant(visit, variant)
    else void deliver(visit, page.key, kept).catch(() => parts.refuse(visit, 'failed'))
    return true
  }

  async function deliver(visit: Visit, key: string, kept: Representation): Promise<void> {
    const variant = await kept.make(chooseEncoding(visit.req.headers['accept-encoding']))
    cache.weigh(key)
    sendVariant(visit, variant)
  }

  async function render(visit: Visit, page: Page): Promise<void> {
    const flight = flights.get(page.key)
    if (flight) return join(visit, page, await flight)
    if (!parts.admit(visit)) return
    visit.cache = 'miss'
    const { promise, resolve } = settable<Outcome>()
    flights.set(page.key, promise)
    const end = (outcome: Outcome) => {
      flights.delete(page.key)
      resolve(outcome)
    }
    try {
      const { response, kept } = await make(page)
      if (kept) {
        cache.set(page.key, kept)
        end({ page: kept })
        await deliver(visit, page.key, kept)
      } else {
        end(response.status < 500 ? { alone: true } : { refusal: 'failed' })
        await parts.sendAlone(visit, response)
      }
    } catch (error) {
      end({ refusal: isLate(error) ? 'busy' : 'failed' })
      throw error
    }
  }

  function make(page: Page): Promise<{ response: Response; kept: Representation | null }> {
    return within(parts.renderTime, new AbortController(), async (signal) => {
      const response = await parts.handler(page.request(signal))
      return { response, kept: await toKeptPage(response, https) }
    })
  }

  async function join(visit: Visit, page: Page, outcome: Outcome): Promise<void> {
    if ('alone' in outcome) return parts.askAlone(visit)
    visit.cache = 'joined'
    if ('page' in outcome) await deliver(visit, page.key, outcome.page)
    else parts.refuse(visit, outcome.refusal)
  }

  return { hit, render }
}

function settable<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let settle: ((value: T) => void) | undefined
  const promise = new Promise<T>((resolve) => {
    settle = resolve
  })
  return { promise, resolve: (value) => settle?.(value) }
}
