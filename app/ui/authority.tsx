import type { ReactNode } from 'react'

/** The head of an authority record: named relations, in a fixed order, each left out when it is empty. */
export function Authority({ entries }: { entries: [name: string, value: ReactNode | null][] }) {
  const stated = entries.filter(([, value]) => value !== null)
  if (stated.length === 0) return null
  return (
    <dl className="authority">
      {stated.map(([name, value]) => (
        <div key={name} className="contents">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Links side by side, or null for none. */
export function linkList(items: { to: string; text: string }[]): ReactNode | null {
  if (items.length === 0) return null
  return (
    <ul>
      {items.map((item) => (
        <li key={item.to}>
          <a href={item.to}>{item.text}</a>
        </li>
      ))}
    </ul>
  )
}
