/** Words that stand in the hub's own addresses. Any other segment may say what someone reads or who they are. */
const ownWords = new Set(
  `.well-known accessibility admin api assessments assets atom audit badges bookmarks calendar card case catalog circles compare
  competencies credentials data demo did.json export gaps goals health healthz help ims involvement keys language manage me
  mentoring oai ob opensearch pathways people plan preferences privacy profile readyz record recover renewals robots roles
  searches sign-in sign-out sign-up sitemap status suggest team themes topics transcript units unsubscribe v1p0 v3p0 verify
  welcome wishes`.split(/\s+/),
)

/** Endings that tell which form of a thing was asked for. */
const form = /\.(atom|css|csv|data|ics|ico|jpg|js|json|jsonld|jwt|png|svg|txt|webmanifest|woff2|xml)$/

/**
 * The shape of an address for the request log: `/catalog/reading-club.ics?q=grief` is `/catalog/:.ics`.
 * The log can tell which kinds of pages are slow or fail, and never what one person looked for.
 */
export function logPath(path: string): string {
  const bare = path.split('?', 1)[0] ?? ''
  if (bare === '/') return '/'
  return bare
    .slice(1)
    .split('/', deepest)
    .map(shape)
    .reduce((all, segment) => `${all}/${segment}`, '')
}

const deepest = 8

function shape(segment: string): string {
  if (ownWords.has(segment)) return segment
  const ending = form.exec(segment)?.[0] ?? ''
  const stem = segment.slice(0, segment.length - ending.length)
  return (ownWords.has(stem) ? stem : ':') + ending
}
