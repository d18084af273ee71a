import type { ReactNode } from 'react'

/** One part of a page that explains: what it says, and what stands below its words. */
export type GuideSection = { title: string; text?: readonly string[]; list?: readonly string[]; note?: string }

type Props = {
  title: string
  intro: string
  /** names the list of parts */
  contents: string
  sections: readonly (GuideSection & { id: string; below?: ReactNode })[]
}

/** A page that explains, with a list of its parts to go to. */
export function Guide({ title, intro, contents, sections }: Props) {
  return (
    <div className="wrap">
      <div className="page-head">
        <h1>{title}</h1>
        <p className="intro">{intro}</p>
      </div>
      <div className="guide">
        <nav className="guide-nav" aria-labelledby="contents">
          <h2 id="contents">{contents}</h2>
          <ul>
            {sections.map((section) => (
              <li key={section.id}>
                <a href={`#${section.id}`}>{section.title}</a>
              </li>
            ))}
          </ul>
        </nav>
        <div className="guide-body">
          {sections.map((section) => (
            <section key={section.id}>
              <h2 id={section.id}>{section.title}</h2>
              {section.text?.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
              {section.list && (
                <ul>
                  {section.list.map((item) => (
                    <li key={item}>{item}</li>
                  ))}
                </ul>
              )}
              {section.below}
              {section.note && <p className="small soft">{section.note}</p>}
            </section>
          ))}
        </div>
      </div>
    </div>
  )
}

/** Where to go from what has just been explained. */
export function GuideLinks({ links }: { links: readonly { to: string; text: string }[] }) {
  return (
    <ul className="guide-links">
      {links.map((link) => (
        <li key={link.to}>
          <a href={link.to}>{link.text}</a>
        </li>
      ))}
    </ul>
  )
}

/** Values as programs write them, and what is to be said of them. */
export function CodeList({ name, codes, after }: { name?: string; codes: readonly string[]; after?: string }) {
  return (
    <ul className="codes" aria-label={name}>
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
      {after && <li>{after}</li>}
    </ul>
  )
}

/** What the keys do. Keys of one line are alternatives. */
export function KeyList({ keys }: { keys: readonly { keys: readonly string[]; does: string }[] }) {
  return (
    <dl className="keys">
      {keys.map((line) => (
        <div key={line.does}>
          <dt>
            {line.keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{line.does}</dd>
        </div>
      ))}
    </dl>
  )
}

type Table = {
  name: string
  heads: readonly string[]
  rows: readonly (readonly [head: string, ...cells: ReactNode[]])[]
  /** the first column holds names as programs write them */
  code?: boolean
}

/** A table that may be wider than a phone: it scrolls by itself, with the keyboard too. */
export function GuideTable({ name, heads, rows, code = false }: Table) {
  return (
    <section className="scroll-x" tabIndex={0} aria-label={name}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([head, ...cells]) => (
            <tr key={head}>
              <th scope="row">{code ? <code>{head}</code> : head}</th>
              {cells.map((cell, at) => (
                <td key={heads[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
