/** The mark by which a reply says that it is the same for every anonymous reader with the same preferences; never leaves the server. */
export const cacheMark = ['X-Hub-Cache', 'page'] as const

/** Thrown by loaders: there is nothing at this address. */
export function notFound(words = ''): Response {
  return new Response(words, { status: 404 })
}

/** Headers of what is made to be shown on the pages of others. */
export const shownElsewhere = { 'Cross-Origin-Resource-Policy': 'cross-origin' }

/** A document of another kind than a page; `shared` replies may be kept by the page cache. */
export function document(
  body: BodyInit,
  type: string,
  { shared = true, headers = {} }: { shared?: boolean; headers?: Record<string, string> } = {},
): Response {
  return new Response(body, {
    headers: { 'Content-Type': type, ...headers, ...(shared ? { [cacheMark[0]]: cacheMark[1] } : {}) },
  })
}

/**
 * Where to go back to after a form: a path of our own, or the first page.
 * `//evil`, `/\evil`, `https:evil` and what hides behind percent signs resolve to another origin and are refused.
 */
export function safeBack(value: FormDataEntryValue | string | null, origin: string): string {
  if (typeof value !== 'string' || !value.startsWith('/') || value.length > 4_000 || /[\\\p{Cc}]/u.test(value)) return '/'
  try {
    const url = new URL(value, origin)
    return url.origin === new URL(origin).origin && !/^\/[/\\]|^\/%(2f|5c)/i.test(url.pathname) ? url.pathname + url.search + url.hash : '/'
  } catch {
    return '/'
  }
}

/** After a POST: look at the result with a GET. */
export function seeOther(to: string, headers: HeadersInit = {}): Response {
  const all = new Headers(headers)
  all.set('Location', to)
  return new Response(null, { status: 303, headers: all })
}

/** A long text, sent as it is made; whoever reads slowly makes it wait, and whoever leaves ends it. */
export function textStream(chunks: AsyncGenerator<string>, type: string, headers: Record<string, string> = {}): Response {
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await chunks.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await chunks.return(undefined)
    },
  })
  return new Response(body, { headers: { 'Content-Type': type, ...headers } })
}
