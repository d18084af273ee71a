import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { idIn, newKey, seenOf, webinar } from '../support/desk.ts'
import { textOf } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { addMember, giveRole, memberId, signIn } from '../support/people.ts'

let hub: TestHub
let chi: string
let mate: string
let stranger: string
beforeAll(async () => {
  hub = await startHub()
  chi = await signIn(hub, 'chi')
  const colleague = await addMember(hub.db, { name: 'Colleague' })
  await giveRole(hub.db, colleague, 'editor', 'alsc')
  mate = await signIn(hub, colleague)
  const other = await addMember(hub.db, { name: 'Of another unit' })
  await giveRole(hub.db, other, 'editor', 'pla')
  stranger = await signIn(hub, other)
})
afterAll(() => hub?.stop())

const desk = '/manage/alsc/options'

/** Publishes a new option of ALSC and hands back its id and its slug. */
async function published(more: Record<string, string> = {}): Promise<{ id: number; slug: string; batch: string; at: string }> {
  const reply = await hub.post(`${desk}/new`, { ...webinar(more), key: newKey(), seen: '0.0', intent: 'publish' }, { cookie: chi })
  expect(reply.status).toBe(303)
  expect(reply.headers.location).toContain('done=published')
  const id = idIn(reply)
  const { slug } = await hub.db.selectFrom('options').select('slug').where('id', '=', id).executeTakeFirstOrThrow()
  const batch = new URL(String(reply.headers.location), hub.origin).searchParams.get('batch') ?? ''
  return { id, slug, batch, at: `${desk}/${id}` }
}

const optionOf = (id: number) => hub.db.selectFrom('options').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
const draftOf = (id: number) => hub.db.selectFrom('option_drafts').selectAll().where('option_id', '=', id).executeTakeFirst()
const revisionsOf = (id: number) => hub.db.selectFrom('option_revisions').selectAll().where('option_id', '=', id).orderBy('id').execute()
const found = async (words: string) => (await hub.get(`/catalog?q=${words}`)).text

describe('a desk', () => {
  test('with one unit there is nothing to choose', async () => {
    const reply = await hub.get('/manage', { cookie: chi })
    expect([reply.status, reply.headers.location]).toEqual([303, '/manage/alsc'])
  })

  test('with two units both are named, with what one is there', async () => {
    const both = await addMember(hub.db, { name: 'Of two units' })
    await giveRole(hub.db, both, 'editor', 'alsc')
    await giveRole(hub.db, both, 'awarder', 'pla')
    const { text } = await hub.get('/manage', { cookie: await signIn(hub, both) })
    expect(textOf(text)).toContain('Association for Library Service to Children')
    expect(textOf(text)).toContain('badge awarder')
  })

  test.each(['en', 'es'] as const)('says what is there, what needs somebody, and how much is answered (%s)', async (lang) => {
    const { status, text } = await hub.get('/manage/alsc', { cookie: chi, lang })
    expect(status).toBe(200)
    const { count } = await hub.db
      .selectFrom('options')
      .innerJoin('units', 'units.id', 'options.unit_id')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('units.slug', '=', 'alsc')
      .where(sql<boolean>`recognition = '{}'`)
      .where('state', '=', 'published')
      .executeTakeFirstOrThrow()
    expect(textOf(text)).toContain(`${count} ${lang === 'en' ? 'do not say what people earn' : 'no dicen qué se obtiene'}`)
    expect(text).toContain('<svg class="desk-chart"')
    expect(text).toContain('desk-numbers')
  })

  test('a coordinator sees the numbers, and no way to what only editors may do', async () => {
    const dee = await signIn(hub, 'dee')
    const { status, text } = await hub.get('/manage/nmrt', { cookie: dee })
    expect(status).toBe(200)
    expect(text).not.toContain('/manage/nmrt/options')
    expect((await hub.get('/manage/nmrt/options', { cookie: dee })).status).toBe(404)
  })
})

describe('from a draft to the catalog', () => {
  test.each(['en', 'es'] as const)('the form of a new one asks for all of it, with every field named (%s)', async (lang) => {
    const { status, text } = await hub.get(`${desk}/new`, { cookie: chi, lang })
    expect(status).toBe(200)
    for (const name of [
      'title',
      'kind',
      'summary',
      'url',
      'run.0.part.0.starts',
      'price.member.amount',
      'recognition',
      'edi',
      'ediHow',
      'reviewBy',
    ])
      expect(text).toMatch(new RegExp(`name="${name.replaceAll('.', '\\.')}"`))
    expect(text).toContain('value="America/')
  })

  test('a further run and a further part are added without a script, and what is typed stays', async () => {
    const first = await hub.post(
      `${desk}/new`,
      { ...webinar({ title: 'Grows by parts' }), key: newKey(), seen: '0.0', intent: 'add-part.0' },
      { cookie: chi },
    )
    expect(first.headers.location).toContain('#run.0.part.1.starts')
    const { text } = await hub.get(String(first.headers.location).split('#')[0] ?? '', { cookie: chi })
    expect(text).toContain('id="run.0.part.1.starts"')
    expect(text).toContain('value="2099-03-10T14:00"')
    const at = `${desk}/${idIn(first)}`
    const second = await hub.post(at, [...formFields(text), ['intent', 'add-run']], { cookie: chi })
    expect(String(second.headers.location)).toMatch(/#run\.\d\.part\.0\.starts$/)
  })

  test('is refused with named reasons, completed, published, and found at once', async () => {
    const key = newKey()
    const begun = await hub.post(
      `${desk}/new`,
      { key, seen: '0.0', intent: 'publish', title: 'Quokka toddler time', kind: 'event' },
      { cookie: chi },
    )
    expect(begun.headers.location).toContain('check=publish')
    const at = `${desk}/${idIn(begun)}`
    const { text } = await hub.get(String(begun.headers.location), { cookie: chi })
    for (const field of ['summary', 'url', 'runs', 'recognition', 'edi', 'ediHow', 'leadership']) {
      expect(text).toContain(`<a href="#${field}">`)
      expect(text).toContain(`id="${field}"`)
    }
    expect(text).toContain('value="Quokka toddler time"')
    expect(await found('quokka')).not.toContain('Quokka toddler time')
    expect((await optionOf(idIn(begun))).state).toBe('draft')

    const seen = await seenOf(hub, at, chi)
    const done = await hub.post(at, { ...webinar({ title: 'Quokka toddler time' }), seen, intent: 'publish' }, { cookie: chi })
    expect(done.headers.location).toContain('done=published')
    expect(await found('quokka')).toContain('Quokka toddler time')
    const page = await hub.get('/catalog/quokka-toddler-time')
    expect(page.status).toBe(200)
    expect(textOf(page.text)).toContain('1 contact hour')
    expect(page.text).toContain('<p>What we do together.</p><p>Bring a picture book.</p>')
    expect((await hub.get('/catalog.ics?q=quokka')).text).toContain('DTSTART;TZID=America/Chicago:20990310T140000')
    expect((await hub.get('/api/catalog?q=quokka')).text).toContain('quokka-toddler-time')
  })

  test('is written down: the version, and who did what to it', async () => {
    const { id } = await published({ title: 'Wombat audit' })
    const [revision] = await revisionsOf(id)
    expect(revision).toMatchObject({ kind: 'published', actor_id: await memberId(hub.db, 'chi') })
    const audit = await hub.db.selectFrom('audit').selectAll().where('subject', '=', `option:${id}`).execute()
    expect(audit).toMatchObject([{ action: 'option.published', actor_id: await memberId(hub.db, 'chi') }])
  })

  test('a draft of what is published changes nothing of it', async () => {
    const { at, slug, id } = await published({ title: 'Numbat one' })
    const seen = await seenOf(hub, at, chi)
    await hub.post(at, { ...webinar({ title: 'Numbat two' }), seen, intent: 'save' }, { cookie: chi })
    expect((await hub.get(`/catalog/${slug}`)).text).toContain('Numbat one')
    expect(await found('numbat')).not.toContain('Numbat two')
    const preview = await hub.get(`${at}/preview`, { cookie: chi })
    expect(textOf(preview.text)).toContain('Numbat two')
    expect(preview.text).toContain('Preview. Only your team sees this page')
    expect((await draftOf(id))?.version).toBe(1)
  })

  test('where both sides answer none, it serves the learning goal as a whole', async () => {
    const { id } = await published({ title: 'Default goal', edi: 'none', leadership: 'none' })
    const goals = await hub.db.selectFrom('option_goals').select('goal_id').where('option_id', '=', id).execute()
    expect(goals).toEqual([{ goal_id: 'PLD-G1' }])
  })

  test('what a hand has changed is locked against imports and seeds, and nothing else', async () => {
    const seed = await hub.db
      .selectFrom('options')
      .innerJoin('units', 'units.id', 'options.unit_id')
      .select(['options.id', 'options.title'])
      .where('units.slug', '=', 'alsc')
      .where('options.source', '=', 'seed')
      .where(sql<boolean>`recognition = '{}'`)
      .orderBy('options.id')
      .executeTakeFirstOrThrow()
    const at = `${desk}/${seed.id}`
    const fields = formFields((await hub.get(at, { cookie: chi })).text)
    const set = (name: string, value: string) => [...fields.filter(([known]) => known !== name), [name, value] as [string, string]]
    const refused = await hub.post(at, [...set('intent', 'publish')], { cookie: chi })
    expect(refused.headers.location).toContain('check=publish')
    const again = formFields((await hub.get(at, { cookie: chi })).text)
    const answers: [string, string][] = [
      ['recognition', 'none'],
      ['edi', 'none'],
      ['ediHow', 'By whose stories are told.'],
      ['leadership', 'none'],
      ['url', 'https://www.example.org/seed'],
      ['intent', 'publish'],
    ]
    const answered = [...again.filter(([name]) => !answers.some(([known]) => known === name)), ...answers]
    const done = await hub.post(at, answered, { cookie: chi })
    expect(done.headers.location).toContain('done=published')
    const option = await optionOf(seed.id)
    expect(option).toMatchObject({ origin: 'hand', recognition: ['none'], title: seed.title, source: 'seed' })
    const locks = await hub.db
      .selectFrom('option_sources')
      .select('field')
      .where('option_id', '=', seed.id)
      .where('locked', '=', true)
      .execute()
    const locked = locks.map((row) => row.field)
    for (const field of ['recognition', 'edi_how', 'origin']) expect(locked).toContain(field)
    for (const field of ['title', 'summary', 'description', 'topics', 'audience']) expect(locked).not.toContain(field)
  })
})

/** What a browser would send of the form of an option as it stands: fields that are filled, boxes that are ticked. */
function formFields(html: string): [string, string][] {
  const form = html.slice(html.indexOf('class="desk-form"'), html.indexOf('class="desk-acts"'))
  const plain = (text: string) =>
    text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#x27;/g, "'")
      .replace(/&amp;/g, '&')
  const attribute = (tag: string, name: string) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]): [string, string][] => {
    const ticked = /type="(checkbox|radio)"/.test(tag) ? /\schecked=""/.test(tag) : true
    return ticked ? [[attribute(tag, 'name'), attribute(tag, 'value')]] : []
  })
  const areas = [...form.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)].map(([, tag = '', text = '']): [string, string] => [
    attribute(tag, 'name'),
    plain(text),
  ])
  const selects = [...form.matchAll(/(<select\b[^>]*>)([\s\S]*?)<\/select>/g)].map(([, tag = '', options = '']): [string, string] => [
    attribute(tag, 'name'),
    attribute(/<option[^>]*selected=""[^>]*>/.exec(options)?.[0] ?? '', 'value'),
  ])
  return [...inputs, ...areas, ...selects]
}

describe('withdrawing, archiving, and taking it back', () => {
  test('what is withdrawn is gone at once, and its address says who did it', async () => {
    const { at, slug, id } = await published({ title: 'Bilby evening' })
    const asked = await hub.post(at, { intent: 'withdraw', reason: '  ' }, { cookie: chi })
    expect(asked.headers.location).toContain('refused=reason-missing')
    expect((await hub.get(String(asked.headers.location).split('#')[0] ?? '', { cookie: chi })).text).toContain('Write the reason')
    const done = await hub.post(at, { intent: 'withdraw', reason: 'Replaced.' }, { cookie: chi })
    expect(done.headers.location).toContain('done=withdrawn')
    expect(await found('bilby')).not.toContain('Bilby evening')
    const page = await hub.get(`/catalog/${slug}`)
    expect(page.status).toBe(404)
    expect(textOf(page.text)).toContain('withdrawn by Association for Library Service to Children')
    expect(page.text).not.toContain('Bilby evening')
    expect((await hub.get('/sitemap.xml')).text).not.toContain(slug)
    const batch = new URL(String(done.headers.location), hub.origin).searchParams.get('batch') ?? ''
    await hub.post(at, { intent: 'undo', batch }, { cookie: chi })
    expect(await found('bilby')).toContain('Bilby evening')
    expect((await hub.get(`/catalog/${slug}`)).status).toBe(200)
    expect((await revisionsOf(id)).map(({ kind }) => kind)).toEqual(['published', 'withdrawn', 'undone'])
  })

  test('what is archived keeps its page, and is not offered', async () => {
    const { at, slug } = await published({ title: 'Potoroo archive' })
    await hub.post(at, { intent: 'archive', reason: 'Over.' }, { cookie: chi })
    const page = await hub.get(`/catalog/${slug}`)
    expect(page.status).toBe(200)
    expect(textOf(page.text)).toContain('Not offered now')
    expect(page.text).toContain('noindex')
    expect((await hub.get('/api/catalog?q=potoroo')).text).not.toContain(slug)
    expect((await hub.get('/api/catalog?q=potoroo&availability=any')).text).toContain(slug)
  })

  test('a publishing that is undone leaves what was published as a draft', async () => {
    const { at, id, batch } = await published({ title: 'Dunnart undone' })
    await hub.post(at, { intent: 'undo', batch }, { cookie: chi })
    expect((await optionOf(id)).state).toBe('draft')
    expect((await draftOf(id))?.content).toMatchObject({ title: 'Dunnart undone' })
    expect(await found('dunnart')).not.toContain('Dunnart undone')
  })

  test('what has been changed since is not undone', async () => {
    const { at, batch } = await published({ title: 'Kowari kept' })
    await hub.post(at, { intent: 'archive', reason: 'Over.' }, { cookie: chi })
    const reply = await hub.post(at, { intent: 'undo', batch }, { cookie: chi })
    expect(reply.headers.location).toContain('not-undone')
  })

  test('an earlier version comes back as a draft, and is published when it has been looked at', async () => {
    const { at, id, slug } = await published({ title: 'Quoll first' })
    const seen = await seenOf(hub, at, chi)
    await hub.post(
      at,
      { ...webinar({ title: 'Quoll second' }), 'run.0.id': String(await runOf(id)), seen, intent: 'publish' },
      { cookie: chi },
    )
    const [first] = await revisionsOf(id)
    const history = await hub.get(`${at}/history`, { cookie: chi })
    expect(textOf(history.text)).toContain('Quoll first')
    expect(textOf(history.text)).toContain('by Chi')
    const back = await hub.post(`${at}/history`, { revision: String(first?.id), side: 'after' }, { cookie: chi })
    expect(back.headers.location).toContain('done=restored')
    expect((await hub.get(`/catalog/${slug}`)).text).toContain('Quoll second')
    expect((await hub.get(at, { cookie: chi })).text).toContain('value="Quoll first"')
  })
})

async function runOf(id: number): Promise<number> {
  return (await hub.db.selectFrom('option_runs').select('id').where('option_id', '=', id).executeTakeFirstOrThrow()).id
}

describe('two editors at once', () => {
  test('the second to publish is told what changed, and loses nothing', async () => {
    const { at, id } = await published({ title: 'Marmot one' })
    const seen = await seenOf(hub, at, chi)
    const run = { 'run.0.id': String(await runOf(id)) }
    await hub.post(at, { ...webinar({ title: 'Marmot by mate', ...run }), seen, intent: 'publish' }, { cookie: mate })
    const late = await hub.post(at, { ...webinar({ title: 'Marmot by chi', ...run }), seen, intent: 'publish' }, { cookie: chi })
    expect(late.status).toBe(409)
    expect(late.text).toContain('Somebody was faster')
    expect(textOf(late.text)).toContain('Marmot by mate')
    expect(late.text).toContain('value="Marmot by chi"')
    expect((await optionOf(id)).title).toBe('Marmot by mate')
    const now = /name="seen" value="([^"]+)"/.exec(late.text)?.[1] ?? ''
    await hub.post(at, { ...webinar({ title: 'Marmot by chi', ...run }), seen: now, intent: 'publish' }, { cookie: chi })
    expect((await optionOf(id)).title).toBe('Marmot by chi')
  })

  test('two who save the same draft: the second is told, and the first’s is kept', async () => {
    const { at, id } = await published({ title: 'Ibis' })
    const seen = await seenOf(hub, at, chi)
    await hub.post(at, { ...webinar({ title: 'Ibis by mate' }), seen, intent: 'save' }, { cookie: mate })
    const late = await hub.post(at, { ...webinar({ title: 'Ibis by chi' }), seen, intent: 'save' }, { cookie: chi })
    expect(late.status).toBe(409)
    expect(late.text).toContain('value="Ibis by chi"')
    expect((await draftOf(id))?.content).toMatchObject({ title: 'Ibis by mate' })
    const silent = await hub.post(`${desk}/autosave`, { ...webinar({ title: 'Ibis again' }), id: String(id), seen }, { cookie: chi })
    expect(silent.status).toBe(409)
  })

  test('what was withdrawn meanwhile is not published by whoever has the form open', async () => {
    const { at, id } = await published({ title: 'Heron' })
    const seen = await seenOf(hub, at, chi)
    await hub.post(at, { intent: 'withdraw', reason: 'Wrong.' }, { cookie: mate })
    const late = await hub.post(at, { ...webinar({ title: 'Heron' }), seen, intent: 'publish' }, { cookie: chi })
    expect(late.status).toBe(409)
    expect(textOf(late.text)).toContain('It has been withdrawn')
    expect((await optionOf(id)).state).toBe('withdrawn')
  })

  test('one that begins by itself and is saved by its own page stays one', async () => {
    const key = newKey()
    const first = await hub.post(`${desk}/autosave`, { ...webinar({ title: 'Stork' }), key, seen: '0.0' }, { cookie: chi })
    const { seen } = JSON.parse(first.text) as { seen: string }
    const second = await hub.post(`${desk}/autosave`, { ...webinar({ title: 'Stork grows' }), key, seen }, { cookie: chi })
    expect([first.status, second.status]).toEqual([200, 200])
    const rows = await hub.db.selectFrom('options').select('title').where('external_id', '=', `hand-${key}`).execute()
    expect(rows).toEqual([{ title: 'Stork grows' }])
  })

  test('200 at once send the same form: one is published, once', async () => {
    const form = { ...webinar({ title: 'Two hundred lyrebirds' }), key: newKey(), seen: '0.0', intent: 'publish' }
    const replies = await Promise.all(Array.from({ length: 200 }, () => hub.post(`${desk}/new`, form, { cookie: chi })))
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([303]))
    const ids = new Set(replies.map(idIn))
    expect(ids.size).toBe(1)
    const [id = 0] = ids
    expect(await revisionsOf(id)).toHaveLength(1)
    expect(await hub.db.selectFrom('audit').select('id').where('subject', '=', `option:${id}`).execute()).toHaveLength(1)
    expect(await hub.db.selectFrom('option_runs').select('id').where('option_id', '=', id).execute()).toHaveLength(1)
  })

  test('many publish under one title at once: each has an address of its own', async () => {
    const ids = (await Promise.all(Array.from({ length: 12 }, () => published({ title: 'The same cockatoo' })))).map(({ slug }) => slug)
    expect(new Set(ids).size).toBe(12)
  })
})

describe('another unit’s option', () => {
  test('is read, written and moved by nobody of this one', async () => {
    const { id, at } = await published({ title: 'Ours alone' })
    const before = await optionOf(id)
    const theirs = `/manage/pla/options/${id}`
    for (const path of [
      theirs,
      `${theirs}/preview`,
      `${theirs}/history`,
      at,
      `${at}/preview`,
      `${at}/history`,
      desk,
      `${desk}.csv`,
      '/manage/alsc',
    ])
      expect([path, (await hub.get(path, { cookie: stranger })).status]).toEqual([path, 404])
    const forms: [string, Record<string, string>][] = [
      [theirs, { ...webinar(), intent: 'publish', seen: `${before.updated_at.getTime()}.0` }],
      [theirs, { ...webinar(), intent: 'save', seen: `${before.updated_at.getTime()}.0` }],
      [theirs, { intent: 'withdraw', reason: 'Mine.' }],
      [theirs, { intent: 'discard', seen: '0.0' }],
      ['/manage/pla/options/autosave', { ...webinar(), id: String(id), seen: '0.0' }],
      ['/manage/pla/options', { id: String(id), verb: 'withdraw', reason: 'Mine.' }],
      [`${theirs}/history`, { revision: String((await revisionsOf(id))[0]?.id), side: 'after' }],
      [at, { intent: 'withdraw', reason: 'Mine.' }],
    ]
    for (const [path, form] of forms)
      expect([path, form.intent, (await hub.post(path, form, { cookie: stranger })).status]).toEqual([path, form.intent, 404])
    expect(await optionOf(id)).toEqual(before)
    expect(await draftOf(id)).toBeUndefined()
  })

  test('among many ids stops all of it', async () => {
    const ours = await published({ title: 'In the batch' })
    const pla = await hub.db
      .selectFrom('options')
      .innerJoin('units', 'units.id', 'options.unit_id')
      .select('options.id')
      .where('units.slug', '=', 'pla')
      .executeTakeFirstOrThrow()
    const ids: [string, string][] = [ours.id, pla.id].map((id) => ['id', String(id)])
    const reply = await hub.post(desk, [...ids, ['verb', 'withdraw'], ['reason', 'All.']], { cookie: chi })
    expect(reply.status).toBe(404)
    expect((await optionOf(ours.id)).state).toBe('published')
    expect((await optionOf(pla.id)).state).toBe('published')
  })

  test('a unit in a hidden field moves nothing, and a key that another unit has used begins nothing', async () => {
    const key = newKey()
    const form = {
      ...webinar({ title: 'Stays here' }),
      key,
      seen: '0.0',
      intent: 'save',
      unit: 'pla',
      unit_id: '1',
      unitId: '1',
      origin: 'seed',
    }
    const id = idIn(await hub.post(`${desk}/new`, form, { cookie: chi }))
    const { slug } = await hub.db
      .selectFrom('options')
      .innerJoin('units', 'units.id', 'options.unit_id')
      .select('units.slug')
      .where('options.id', '=', id)
      .executeTakeFirstOrThrow()
    expect(slug).toBe('alsc')
    expect((await hub.post('/manage/pla/options/new', { ...form, title: 'Taken' }, { cookie: stranger })).status).toBe(404)
    expect((await draftOf(id))?.content).toMatchObject({ title: 'Stays here' })
  })

  test('a run of another option is not taken over by its number', async () => {
    const theirs = await published({ title: 'Their run' })
    const ours = await published({ title: 'Our run' })
    const seen = await seenOf(hub, ours.at, chi)
    const run = await runOf(theirs.id)
    await hub.post(ours.at, { ...webinar({ title: 'Our run changed', 'run.0.id': String(run) }), seen, intent: 'publish' }, { cookie: chi })
    expect(await runOf(theirs.id)).toBe(run)
    expect(await runOf(ours.id)).not.toBe(run)
  })
})

describe('hostile text', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    '</script><script>alert(1)</script>',
    '</textarea><script>alert(1)</script>',
    '--><b>x',
    '{{7*7}}${7*7}<%=7*7%>',
    'javascript:alert(1)',
    'data:text/html,<b>x</b>',
    '[x](javascript:alert(1))',
    'bias\u0000power\u0007',
    'bias\u202egnihcaoc\u202c',
    'b\u200bi\ufeffs',
    `z${'\u0301\u0316'.repeat(200)}algo`,
    '__proto__',
    "o'brien'; drop table options; --",
    '\n\n  ',
    'x'.repeat(60_000),
  ]
  const alive = /<script>alert|<img src=x|<svg\/onload|<b>x|href="(?:javascript|data):/i
  const fields = [
    ...Object.keys(webinar()),
    'levelNote',
    'lengthNote',
    'costNote',
    'accreditor',
    'partners',
    'reviewBy',
    'minutes',
    'spanDays',
    'goals',
    'access',
    'audience',
  ].concat([
    'price.member.amount',
    'price.member.note',
    'price.member.currency',
    'run.0.seats',
    'run.0.closes',
    'run.0.id',
    'run.0.part.0.place',
    'run.0.part.0.url',
    'run.0.part.0.note',
    'run.0.part.0.title',
  ])

  test.each(hostile.map((text) => [text.slice(0, 30), text]))(
    '%j in every field is kept or refused in words, and comes out as text',
    async (_, text) => {
      // a form as a whole may be a mebibyte long
      const long = text.length > 10_000 ? ['title', 'summary', 'description', 'ediHow'] : fields
      const everywhere = Object.fromEntries(long.map((name) => [name, text]))
      const saved = await hub.post(`${desk}/new`, { ...everywhere, key: newKey(), seen: '0.0', intent: 'publish' }, { cookie: chi })
      expect(saved.status).toBe(303)
      const at = `${desk}/${idIn(saved)}`
      for (const path of [at, `${at}?check=publish`, `${at}/preview`, `${at}/history`, desk]) {
        const page = await hub.get(path, { cookie: chi })
        expect([path, page.status]).toEqual([path, 200])
        expect(alive.exec(page.text)?.[0]).toBeUndefined()
        expect(page.text).not.toMatch(/[\0\ufffd]/)
      }
    },
  )

  test.each(hostile.map((text) => [text.slice(0, 30), text]))('%j where words may stand is published as text', async (_, text) => {
    const said = text.trim() === '' || text.length > 10_000 ? 'something' : text
    const { slug, at } = await published({
      title: `T ${said}`,
      summary: `S ${said}`,
      description: `D ${said}`,
      ediHow: `H ${said}`,
      recognitionNote: said,
      'run.0.part.0.place': said,
      'run.0.part.0.note': said,
    })
    for (const path of [`/catalog/${slug}`, `/catalog.atom?q=${slug}`, at, `${at}/history`]) {
      const page = await hub.get(path, { cookie: chi })
      expect([path, page.status]).toEqual([path, 200])
      expect(alive.exec(page.text)?.[0]).toBeUndefined()
    }
  })

  test('a form with thousands of runs is cut to what a page can send back, and falls over nothing', async () => {
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`run.${at}.seats`, '1']))
    expect(
      (await hub.post(`${desk}/new`, { title: 'Many', ...many, key: newKey(), seen: '0.0', intent: 'save' }, { cookie: chi })).status,
    ).toBe(303)
  })

  test.each(['0', '-1', '9007199254740993', '99999999999999999999', '1e3', 'x', '1.0'])('no option is called %s', async (id) => {
    expect((await hub.get(`${desk}/${id}`, { cookie: chi })).status).toBe(404)
    expect((await hub.post(desk, { id, verb: 'publish' }, { cookie: chi })).status).toBe(404)
  })
})

describe('the table', () => {
  test('acts on many and takes it back', async () => {
    const some = [await published({ title: 'Batch ant' }), await published({ title: 'Batch bee' })]
    const chosen: [string, string][] = some.map(({ id }) => ['id', String(id)])
    const reply = await hub.post(`${desk}?q=batch`, [...chosen, ['verb', 'archive'], ['reason', 'Season over.']], { cookie: chi })
    expect(reply.headers.location).toContain('q=batch')
    const page = await hub.get(String(reply.headers.location), { cookie: chi })
    expect(textOf(page.text)).toContain('2 entries are archived.')
    const batch = new URL(String(reply.headers.location), hub.origin).searchParams.get('batch') ?? ''
    const back = await hub.post(desk, { intent: 'undo', batch }, { cookie: chi })
    expect(textOf((await hub.get(String(back.headers.location), { cookie: chi })).text)).toContain('2 entries are as they were before')
    for (const { id } of some) expect(await optionOf(id)).toMatchObject({ state: 'published', archived_at: null })
  })

  test('sets the day to look again, and says of those that need it', async () => {
    const { id } = await published({ title: 'Review emu' })
    await hub.post(desk, { id: String(id), verb: 'review', reviewBy: '2020-01-01' }, { cookie: chi })
    expect((await optionOf(id)).review_by).toBe('2020-01-01')
    expect(textOf((await hub.get(`${desk}?needs=review-passed`, { cookie: chi })).text)).toContain('Review emu')
  })

  test('publishes those that are complete and names those that are not', async () => {
    const ready = idIn(
      await hub.post(
        `${desk}/new`,
        { ...webinar({ title: 'Ready rosella' }), key: newKey(), seen: '0.0', intent: 'save' },
        { cookie: chi },
      ),
    )
    const bare = idIn(await hub.post(`${desk}/new`, { title: 'Bare brolga', key: newKey(), seen: '0.0', intent: 'save' }, { cookie: chi }))
    const reply = await hub.post(
      desk,
      [
        ['id', String(ready)],
        ['id', String(bare)],
        ['verb', 'publish'],
      ],
      { cookie: chi },
    )
    expect(textOf(reply.text)).toContain('1 entry is published.')
    expect(textOf(reply.text)).toContain('Bare brolga: answers are missing')
    expect([(await optionOf(ready)).state, (await optionOf(bare)).state]).toEqual(['published', 'draft'])
    expect(await found('rosella')).toContain('Ready rosella')
  })

  test('nothing chosen, and no reason, are said in words', async () => {
    const none = await hub.post(desk, { verb: 'publish' }, { cookie: chi })
    expect([none.status, textOf(none.text).includes('Choose at least one entry')]).toEqual([400, true])
    const { id } = await published({ title: 'Reasonless' })
    const silent = await hub.post(desk, { id: String(id), verb: 'withdraw', reason: '' }, { cookie: chi })
    expect([silent.status, textOf(silent.text).includes('Write the reason')]).toEqual([400, true])
    expect(silent.text).toMatch(new RegExp(`name="id"[^>]*checked=""[^>]*value="${id}"|value="${id}"[^>]*checked=""`))
  })

  test('is filtered, sorted and downloaded as it is seen', async () => {
    await published({ title: 'Zulu csv' })
    await published({ title: '=Alpha csv' })
    const { text } = await hub.get(`${desk}?q=csv&sort=title`, { cookie: chi })
    expect(text.indexOf('=Alpha csv')).toBeLessThan(text.indexOf('Zulu csv'))
    const csv = await hub.get(`${desk}.csv?q=csv&sort=title&way=down`, { cookie: chi })
    expect(csv.headers['content-type']).toContain('text/csv')
    const titles = csv.text
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',')[1])
    expect(titles).toEqual(['Zulu csv', "'=Alpha csv"])
  })

  test.each(["'", '%', '\\', '"><script>', '\u0000', 'a'.repeat(300), '&sort=nothing&page=9e9&way=x&standing=x'])(
    'is shown whatever is asked of it: %j',
    async (q) => {
      expect(
        (await hub.get(`${desk}?q=${encodeURIComponent(q)}&page=-1&sort=${encodeURIComponent(q.slice(0, 40))}`, { cookie: chi })).status,
      ).toBe(200)
    },
  )
})
