import type { TestHub } from './hub.ts'

export type Result = {
  id: number
  externalId: string | null
  title: string
  url: string
  unit: string
  delivery: string
  format: string
  level: string
  score: number
}
export type Answer = {
  total: number
  page: number
  results: Result[]
  facets: Record<string, { value: string; label: string; count: number }[]>
  did_you_mean: string | null
}

/** What `/api/catalog` answers. */
export async function askApi({ get }: TestHub, query: string | Record<string, string> | [string, string][]): Promise<Answer> {
  const reply = await get(`/api/catalog?${new URLSearchParams(query)}`)
  if (reply.status !== 200) throw new Error(`${reply.status}: ${reply.text}`)
  return JSON.parse(reply.text)
}

/** All results of a search, through all its pages. */
export async function everything(hub: TestHub, search: string): Promise<Result[]> {
  const results: Result[] = []
  for (let page = 1; ; page++) {
    const answer = await askApi(hub, `${search}&limit=100&page=${page}`)
    results.push(...answer.results)
    if (results.length >= answer.total || answer.results.length === 0) return results
  }
}
