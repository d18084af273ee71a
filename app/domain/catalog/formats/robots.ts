import { paths } from '#app/paths.ts'

/**
 * robots.txt: the catalog is open to crawlers; what only answers a person's choice, or repeats a page in another form, is not worth
 * their time. `alsoClosed`: further paths, such as those of members and staff.
 */
export function robotsText(origin: string, alsoClosed: readonly string[] = []): string {
  const closed = [paths.apiSuggest(), paths.compare(), paths.preferences(), paths.language(), `${paths.catalog()}?*sort=`, ...alsoClosed]
  return ['User-agent: *', 'Allow: /', ...closed.map((path) => `Disallow: ${path}`), '', `Sitemap: ${origin}${paths.sitemap()}`, ''].join(
    '\n',
  )
}
