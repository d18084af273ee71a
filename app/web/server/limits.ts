/** How much one request, one address and the page cache may take. Sizes in bytes unless the name says otherwise, times in milliseconds. */
export type Limits = {
  /** characters of path and query together; longer is answered with 414 */
  urlLength: number
  headerCount: number
  /** path, query and all headers together; longer is answered with 431 */
  headerSize: number
  /** from the first byte of a request to the end of its headers */
  headersTime: number
  /** from the first byte of a request to the end of its body */
  requestTime: number
  /** how often the two above are looked at */
  checkEvery: number
  /** how long a connection waits for its next request; behind a proxy it must outlast the proxy's own wait */
  keepAlive: number
  /** no byte in either direction for this long ends the connection */
  silence: number
  bodySize: number
  /** how long a page may take before a person is told to come back */
  renderTime: number
  /** uncached requests of one address: this many at once … */
  burst: number
  /** … and then this many a second */
  perSecond: number
  /** addresses remembered at the same time */
  addresses: number
  /** some 3,000 compressed pages */
  cacheSize: number
  cacheEntries: number
  cacheEntrySize: number
  /** so that "closes in 3 days" and "past" stay true */
  cacheLife: number
  /** characters of a cache key; a longer one is rendered and not kept */
  cacheKeyLength: number
  /** after the signal to stop, connections already on their way are still taken in for this long */
  stopGrace: number
  /** then requests in flight have this long to end */
  stopTime: number
}

const mebibyte = 1_048_576

export const defaultLimits: Limits = {
  urlLength: 8_192,
  headerCount: 100,
  headerSize: 16_384,
  headersTime: 10_000,
  requestTime: 30_000,
  checkEvery: 2_000,
  keepAlive: 10_000,
  silence: 60_000,
  bodySize: mebibyte,
  renderTime: 20_000,
  burst: 200,
  perSecond: 20,
  addresses: 50_000,
  cacheSize: 32 * mebibyte,
  cacheEntries: 20_000,
  cacheEntrySize: 2 * mebibyte,
  cacheLife: 60_000,
  cacheKeyLength: 2_048,
  stopGrace: 100,
  stopTime: 10_000,
}

/** What reverse proxies commonly hold open is 60 s; a server that hangs up first makes them answer 502. */
export const keepAliveBehindProxy = 75_000
