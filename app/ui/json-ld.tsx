/** Linked data inside a page; `text` is already safe inside a script element. */
export function JsonLd({ text }: { text: string }) {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}
