/** A title as a slug: small letters, digits and single hyphens, at most 80 characters. `otherwise` where the title has none of them. */
export function slugOf(title: string, otherwise: string): string {
  return (
    title
      .normalize('NFKD')
      .replace(/[\p{M}'’]/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 80)
      .replace(/^-+|-+$/g, '') || otherwise
  )
}
