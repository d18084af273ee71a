import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { findAddresses } from '../support/addresses.ts'
import { attributes, textOf, texts } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { addMember, signIn } from '../support/people.ts'

let hub: TestHub
let me: number
let cookie: string
let past: { id: number; slug: string; title: string }
let current: { id: number; slug: string; title: string }
beforeAll(async () => {
  hub = await startHub()
  const addresses = await findAddresses(hub)
  const option = (path: string) =>
    hub.db.selectFrom('options').select(['id', 'slug', 'title']).where('slug', '=', path.replace('/catalog/', '')).executeTakeFirstOrThrow()
  past = await option(addresses['option-past'])
  current = await option(addresses['option-current'])
})
afterAll(() => hub?.stop())
beforeEach(async () => {
  me = await addMember(hub.db, { name: 'Reader' })
  cookie = await signIn(hub, me)
})

const bookmarks = async (member = me) =>
  (await hub.db.selectFrom('bookmarks').select('option_id').where('member_id', '=', member).execute()).map((row) => row.option_id)
const wishes = async (member = me) =>
  (await hub.db.selectFrom('option_wishes').select(['option_id', 'wish']).where('member_id', '=', member).execute()).map(
    ({ option_id, wish }) => `${wish} ${option_id}`,
  )
const searches = (member = me) =>
  hub.db.selectFrom('saved_searches').select(['id', 'name', 'query', 'digest']).where('member_id', '=', member).execute()
const anothers = async () => {
  const id = await addMember(hub.db, { name: 'Somebody else' })
  return { id, cookie: await signIn(hub, id) }
}

describe('putting by', () => {
  test('is one press, which leads back to where it was made, and is done once however often', async () => {
    const back = '/catalog?q=weeding&page=2'
    for (let press = 0; press < 3; press++) {
      const reply = await hub.post('/me/bookmarks', { add: current.slug, back }, { cookie })
      expect([reply.status, reply.headers.location]).toEqual([303, `${back}#save-${current.id}`])
    }
    expect(await bookmarks()).toEqual([current.id])
    const page = await hub.get(`/catalog/${current.slug}`, { cookie, lang: 'en' })
    expect(page.text).toMatch(new RegExp(`id="save-${current.id}"[^>]*name="remove" value="${current.id}"`))
    const mine = await hub.get('/me/bookmarks', { cookie })
    expect(textOf(mine.text)).toContain(current.title)
    expect(mine.headers['cache-control']).toContain('no-store')
    expect(texts(mine.text, 'title')[0]).toBe('Saved · Learning Hub')
  })

  test('shows in rows of results to whoever did it, and to nobody else', async () => {
    await hub.post('/me/bookmarks', { add: current.slug, back: '/' }, { cookie })
    const path = `/catalog?q=${encodeURIComponent(current.title)}`
    const saved = new RegExp(`id="save-${current.id}"[^>]*name="remove"`)
    const { cookie: other } = await anothers()
    expect((await hub.get(path, { cookie })).text).toMatch(saved)
    for (const reply of [await hub.get(path, { cookie: other }), await hub.get(path), await hub.get(path, { cookie: other })])
      expect(reply.text).toMatch(new RegExp(`id="save-${current.id}"[^>]*name="add"`))
    expect((await hub.get(path, { cookie })).text).toMatch(saved)
  })

  test('is taken back with undo, also where the option has left the catalog', async () => {
    await hub.post('/me/bookmarks', { add: past.slug, back: '/' }, { cookie })
    const removed = await hub.post('/me/bookmarks', { remove: String(past.id), back: '/me/bookmarks' }, { cookie })
    expect(removed.headers.location).toBe(`/me/bookmarks?removed=${past.id}`)
    expect(await bookmarks()).toEqual([])
    const page = await hub.get(`/me/bookmarks?removed=${past.id}`, { cookie })
    expect(attributes(page.text, 'button', 'value')).toContain(past.slug)
    await hub.post('/me/bookmarks', { add: past.slug, back: '/me/bookmarks' }, { cookie })
    expect(await bookmarks()).toEqual([past.id])
    await hub.db.updateTable('options').set({ state: 'withdrawn' }).where('id', '=', past.id).execute()
    const gone = await hub.get('/me/bookmarks', { cookie, lang: 'en' })
    expect(textOf(gone.text)).toContain('Not in the catalog any more')
    await hub.post('/me/bookmarks', { remove: String(past.id), back: '/me/bookmarks' }, { cookie })
    expect(await bookmarks()).toEqual([])
    await hub.db.updateTable('options').set({ state: 'published' }).where('id', '=', past.id).execute()
    await expect.poll(async () => (await hub.get(`/catalog/${past.slug}`)).status).toBe(200)
  })

  test('of what does not exist is a page that is not there', async () => {
    expect((await hub.post('/me/bookmarks', { add: 'no-such-option', back: '/' }, { cookie })).status).toBe(404)
    expect((await hub.post('/me/bookmarks', {}, { cookie })).status).toBe(404)
  })

  test('taking out another’s takes nothing', async () => {
    const other = await anothers()
    await hub.post('/me/bookmarks', { add: current.slug, back: '/' }, { cookie: other.cookie })
    await hub.post('/me/bookmarks', { remove: String(current.id), back: '/' }, { cookie })
    expect(await bookmarks(other.id)).toEqual([current.id])
    expect(textOf((await hub.get('/me/bookmarks', { cookie })).text)).not.toContain(current.title)
  })

  test('by whoever is not signed in waits for it', async () => {
    const reply = await hub.post('/me/bookmarks', { add: current.slug, back: `/catalog/${current.slug}` })
    expect(reply.text).toContain('name="held"')
    expect(reply.headers['cache-control']).toContain('no-store')
  })
})

describe('wishing', () => {
  test('to be told of a return is offered where something is not offered now, and nowhere else', async () => {
    const [then, now] = [await hub.get(`/catalog/${past.slug}`, { lang: 'en' }), await hub.get(`/catalog/${current.slug}`, { lang: 'en' })]
    expect([textOf(then.text).includes('Tell me when it returns'), textOf(now.text).includes('Tell me when it returns')]).toEqual([
      true,
      false,
    ])
    for (const page of [then, now]) expect(textOf(page.text)).toContain('Ask for this')
  })

  test('is one press, done once, and taken back', async () => {
    const form = { option: past.slug, wish: 'tell-me', set: 'on', back: `/catalog/${past.slug}` }
    for (let press = 0; press < 2; press++)
      expect((await hub.post('/me/wishes', form, { cookie })).headers.location).toBe(`/catalog/${past.slug}#tell-me`)
    await hub.post('/me/wishes', { ...form, wish: 'ask' }, { cookie })
    expect((await wishes()).sort()).toEqual([`ask ${past.id}`, `tell-me ${past.id}`])
    expect(textOf((await hub.get(`/catalog/${past.slug}`, { cookie, lang: 'en' })).text)).toContain(
      'You will get one mail when it is offered again.',
    )
    const mine = await hub.get('/me/bookmarks', { cookie, lang: 'en' })
    expect(textOf(mine.text)).toContain('You have asked for it')
    await hub.post('/me/wishes', { ...form, set: 'off' }, { cookie })
    await hub.post('/me/wishes', { id: String(past.id), wish: 'ask', set: 'off', back: '/me/bookmarks' }, { cookie })
    expect(await wishes()).toEqual([])
  })

  test('is nobody else’s, and of what does not exist not there', async () => {
    const other = await anothers()
    await hub.post('/me/wishes', { option: past.slug, wish: 'ask', set: 'on', back: '/' }, { cookie: other.cookie })
    await hub.post('/me/wishes', { id: String(past.id), wish: 'ask', set: 'off', back: '/' }, { cookie })
    expect(await wishes(other.id)).toEqual([`ask ${past.id}`])
    for (const fields of [
      { option: 'no-such-option', wish: 'ask', set: 'on' },
      { option: past.slug, wish: 'buy', set: 'on' },
    ])
      expect((await hub.post('/me/wishes', fields, { cookie })).status).toBe(404)
    expect((await hub.get('/me/wishes', { cookie })).status).toBe(404)
  })

  test('what is offered now cannot be waited for', async () => {
    await hub.post('/me/wishes', { option: current.slug, wish: 'tell-me', set: 'on', back: '/' }, { cookie })
    expect(await wishes()).toEqual([])
  })
})

describe('saved searches', () => {
  const query = 'topic=weeding&q=weeding&sort=newest&page=3&utm_source=mail'
  const save = (fields: Record<string, string> = {}, who = cookie) =>
    hub.post('/me/searches', { do: 'save', query, back: '/catalog?q=weeding', ...fields }, { cookie: who, lang: 'en' })

  test('are kept in one spelling, once, under a name that says what they ask for', async () => {
    for (let press = 0; press < 2; press++) {
      const reply = await save()
      expect([reply.status, reply.headers.location]).toEqual([303, '/catalog?q=weeding#save-search'])
    }
    expect(await searches()).toMatchObject([
      { query: 'q=weeding&topic=weeding', digest: true, name: expect.stringMatching(/^“weeding” · /) },
    ])
    const page = await hub.get('/catalog?topic=weeding&q=weeding&sort=date', { cookie, lang: 'en' })
    expect(textOf(page.text)).toContain('This search is saved')
    expect(textOf((await hub.get('/catalog?q=weeding', { cookie, lang: 'en' })).text)).toContain('Save this search')
  })

  test('the whole catalog is no search', async () => {
    const reply = await save({ query: 'sort=newest' })
    expect(reply.status).toBe(400)
    expect(textOf(reply.text)).toContain('this would be the whole catalog')
    expect(textOf((await hub.get('/catalog', { cookie, lang: 'en' })).text)).not.toContain('Save this search')
  })

  test('have a switch each, a new name, and an end that can be undone', async () => {
    await save()
    const [search] = await searches()
    const id = String(search?.id)
    expect((await hub.post('/me/searches', { do: 'mail-off', id }, { cookie })).headers.location).toBe(`/me/searches#search-${id}`)
    expect((await searches())[0]?.digest).toBe(false)
    await hub.post('/me/searches', { do: 'rename', id, name: '  Letting <b>go ' }, { cookie })
    expect((await searches())[0]?.name).toBe('Letting <b>go')
    const deleted = await hub.post('/me/searches', { do: 'delete', id }, { cookie, lang: 'en' })
    expect(deleted.status).toBe(200)
    expect(textOf(deleted.text)).toContain('“Letting <b>go” was deleted.')
    expect(await searches()).toEqual([])
    const values = (name: string) => attributes(deleted.text, `input type="hidden" name="${name}"`, 'value')[0] ?? ''
    await hub.post('/me/searches', { do: 'save', name: values('name'), query: values('query'), digest: values('digest') }, { cookie })
    expect(await searches()).toMatchObject([{ name: 'Letting <b>go', query: 'q=weeding&topic=weeding', digest: false }])
  })

  test('a name that cannot be is refused, and stands as it was typed', async () => {
    await save()
    const id = (await searches())[0]?.id
    const name = 'x'.repeat(121)
    const reply = await hub.post('/me/searches', { do: 'rename', id: String(id), name }, { cookie, lang: 'en' })
    expect(reply.status).toBe(400)
    expect(attributes(reply.text, 'a', 'href')).toContain(`#name-${id}`)
    expect(attributes(reply.text, `input id="name-${id}"`, 'value')).toEqual([name])
  })

  test('another’s are not there', async () => {
    await save()
    const id = String((await searches())[0]?.id)
    const other = await anothers()
    for (const todo of ['rename', 'mail-off', 'delete']) {
      const reply = await hub.post('/me/searches', { do: todo, id, name: 'Mine' }, { cookie: other.cookie })
      expect([todo, reply.status]).toEqual([todo, 404])
    }
    expect(await searches()).toMatchObject([{ digest: true }])
    expect((await hub.get('/me/searches', { cookie: other.cookie })).text).not.toContain('topic=weeding')
  })
})

describe('a member’s own page', () => {
  test('shows what fits their topics, with the reason in words, and leaves out what they have saved', async () => {
    await hub.db.insertInto('member_topics').values({ member_id: me, topic_slug: 'weeding' }).execute()
    const titles = (text: string) => texts(text, 'h3')
    const home = await hub.get('/', { cookie, lang: 'en' })
    expect(textOf(home.text)).toMatch(/Because you want to get better at Weeding/i)
    const first = titles(home.text)[0] ?? ''
    const slug = attributes(home.text, 'button class="save"', 'value')[0] ?? ''
    await hub.post('/me/bookmarks', { add: slug, back: '/' }, { cookie })
    const after = await hub.get('/', { cookie, lang: 'en' })
    expect(titles(after.text)[0]).not.toBe(first)
    expect(textOf((await hub.get('/me', { cookie, lang: 'en' })).text)).toContain(first)
  })

  test('of somebody new says what it will be, and how', async () => {
    const fay = await signIn(hub, 'fay')
    for (const [path, words] of [
      ['/me', 'Three short questions make this page yours.'],
      ['/', 'Three short questions make this page yours.'],
      ['/me/bookmarks', 'Nothing is saved yet.'],
      ['/me/searches', 'No search is saved yet.'],
    ] as const)
      expect([path, textOf((await hub.get(path, { cookie: fay, lang: 'en' })).text).includes(words)]).toEqual([path, true])
  })

  test('stands nowhere for whoever is not signed in', async () => {
    expect(textOf((await hub.get('/', { lang: 'en' })).text)).not.toContain('For you')
    for (const path of ['/me', '/me/bookmarks', '/me/searches', '/welcome']) expect((await hub.get(path)).status).toBe(303)
  })
})
