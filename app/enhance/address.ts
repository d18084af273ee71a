/** The address that a GET form leads to; fields without a value say nothing and are left out. */
export function addressOf(action: string, fields: Iterable<readonly [name: string, value: unknown]>): string {
  const query = new URLSearchParams()
  for (const [name, value] of fields) if (typeof value === 'string' && value !== '') query.append(name, value)
  const { pathname } = new URL(action, 'http://hub')
  return query.size > 0 ? `${pathname}?${query}` : pathname
}
