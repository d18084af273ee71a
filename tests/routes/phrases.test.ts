import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { readSeeds } from '#seeds/read.ts'
import { askApi } from '../support/api.ts'
import { textOf } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'

const { phrases } = await readSeeds()
let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

const page = async (path: string, lang: 'en' | 'es') => (await hub.get(path, { lang })).text
/** The facts of the rows of a page, as markup. */
const factsOf = (html: string) =>
  [...html.matchAll(/<div class="facts">([\s\S]*?)<\/div>/g)].flatMap(([, list = '']) => list.split('</li>'))
const panelOf = (html: string) => html.match(/<aside class="panel"[\s\S]*?<\/aside>/)?.[0] ?? ''
const slugOf = async (externalId: string) => {
  const { slug } = await hub.db.selectFrom('options').select('slug').where('external_id', '=', externalId).executeTakeFirstOrThrow()
  return slug
}

describe.each([
  ['es', 'en'],
  ['en', 'es'],
] as const)('in %s', (lang, other) => {
  test('no row of the catalog states a fact in the other language', async () => {
    const { total } = await askApi(hub, 'availability=any')
    const facts: string[] = []
    for (let at = 1; at <= Math.ceil(total / 20); at += 1) facts.push(...factsOf(await page(`/catalog?availability=any&page=${at}`, lang)))
    const said = facts.map(textOf)
    expect(said.filter(Boolean).length).toBe(total * 4)
    expect(facts.filter((fact) => fact.includes(' lang='))).toEqual([])
    expect(said.filter((fact) => phrases.some((phrase) => fact.startsWith(phrase[other])))).toEqual([])
    expect(phrases.filter((phrase) => said.some((fact) => fact.startsWith(phrase[lang]))).length).toBeGreaterThan(60)
  })
})

describe('the panel of an option says in Spanish', () => {
  test.each([
    ['D01', ['Unos tres meses, 9.5 horas en total', '9.5 horas de contacto y una insignia por un plan de supervisión terminado']],
    ['F106', ['50 % de descuento']],
    ['F164', ['1 año', 'Con financiamiento: una beca de $5,000']],
    ['I01', ['Un formulario en línea; cada miembro ocupa como máximo tres cargos por designación a la vez']],
  ])('%s: %j', async (externalId, said) => {
    const panel = panelOf(await page(`/catalog/${await slugOf(externalId)}`, 'es'))
    for (const text of said) expect(textOf(panel)).toContain(text)
    expect(panel).not.toContain(' lang=')
    expect(phrases.filter(({ en }) => textOf(panel).includes(en))).toEqual([])
  })
})

test('an option that is written in Spanish states its facts in English on English pages', async () => {
  const panel = panelOf(await page(`/catalog/${await slugOf('D08')}`, 'en'))
  expect(textOf(panel)).toContain('Two meetings of an hour')
  expect(textOf(panel)).toContain('2 contact hours, with a certificate of attendance')
  expect(panel).not.toContain(' lang=')
})

test('the level, and where an option was read, are said in Spanish', async () => {
  const text = textOf(await page(`/catalog/${await slugOf('F001')}`, 'es'))
  expect(text).toContain('Introductorio. El título dice que es avanzado; la fuente indica nivel introductorio')
  expect(textOf(await page(`/catalog/${await slugOf('D01')}`, 'es'))).toContain('Inventado para la demostración')
})

test('two options that are compared state their facts in Spanish', async () => {
  const text = textOf(await page(`/compare?option=${await slugOf('D01')}&option=${await slugOf('F164')}`, 'es'))
  expect(text).toContain('Unos tres meses, 9.5 horas en total')
  expect(text).toContain('Con financiamiento: una beca de $5,000')
})

test('a note that is no phrase is shown as written and marked; once it is one, the running hub says it in Spanish', async () => {
  const slug = await slugOf('F106')
  await hub.db
    .updateTable('options')
    .set({ cost: 'not-stated', cost_note: 'Paid in seashells', recognition: ['hours'], recognition_note: null })
    .where('slug', '=', slug)
    .execute()
  await hub.db
    .deleteFrom('option_prices')
    .where('option_id', 'in', (eb) => eb.selectFrom('options').select('id').where('slug', '=', slug))
    .execute()
  const shows = (text: string) =>
    vi.waitFor(async () => expect(panelOf(await page(`/catalog/${slug}`, 'es'))).toContain(text), { timeout: 10_000, interval: 50 })
  await shows('<span lang="en">Paid in seashells</span>')
  await hub.db.insertInto('phrases').values({ text_en: 'Paid in seashells', text_es: 'Se paga con conchas' }).execute()
  await shows('>Se paga con conchas<')
})
