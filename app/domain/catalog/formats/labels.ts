/** The words that a format needs, handed in by whoever knows the language and the vocabulary. */
export type Labels = {
  topic: (slug: string) => string
  theme: (slug: string) => string
  goal: (id: string) => string
  /** a coded value in words; facets: kind delivery format level audience library cost credit access tier */
  value: (facet: string, value: string) => string
}
