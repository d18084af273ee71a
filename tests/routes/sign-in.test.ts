import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mintToken } from '#app/domain/members/tokens.ts'
import { attributes, textOf, texts } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { isSignedIn, signedUp, visitor } from '../support/visitor.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'no-raw-characters': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'unique-landmark': 'off',
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
  },
})

async function problemsOf(text: string): Promise<string[]> {
  const report = await validator.validateString(text)
  return report.results.flatMap((result) => result.messages.map((found) => `${found.ruleId} at ${found.selector}: ${found.message}`))
}

describe.each(['en', 'es'] as const)('in %s', (lang) => {
  test('every page about signing in is one page, in its language, found by no search engine, and valid', async () => {
    const ada = await signedUp(hub, 'ada')
    ada.browser.setCookie('language', lang)
    const token = (purpose: 'recover' | 'verify') =>
      hub.db.transaction().execute((trx) => mintToken(trx, { memberId: ada.memberId, purpose, address: ada.email, now: new Date() }))
    const out = visitor(hub, { cookies: `language=${lang}` })
    const pages = [
      await out.get('/sign-in?to=%2Fcatalog'),
      await out.get('/sign-up'),
      await out.get('/sign-out'),
      await out.get('/recover'),
      await out.post('/recover', { email: 'nobody@library.example' }),
      await out.post('/sign-in', { email: 'nobody', password: '' }),
      await out.post('/sign-up', { email: 'nobody', password: 'short' }),
      await out.get(`/recover/${await token('recover')}`),
      await out.get(`/verify/${await token('verify')}`),
      await out.get('/recover/none'),
      await out.get('/verify/none'),
      await ada.browser.get('/sign-out'),
      await ada.browser.get('/me/sign-in?done=verification'),
      await ada.browser.get('/me/sign-in/password'),
      await ada.browser.get('/me/sign-in/address'),
      await ada.browser.post('/me/sign-in/password', { current: '', password: 'short' }),
    ]
    for (const page of pages) {
      const [heading = ''] = texts(page.text, 'h1')
      expect([heading, attributes(page.text, 'html', 'lang')]).toEqual([heading, [lang]])
      expect(texts(page.text, 'h1')).toHaveLength(1)
      expect([heading, attributes(page.text, 'meta name="robots"', 'content')]).toEqual([heading, ['noindex']])
      expect([heading, page.headers['cache-control']]).toEqual([heading, 'private, no-store'])
      expect([heading, await problemsOf(page.text)]).toEqual([heading, []])
    }
  })
})

describe('the head of every page', () => {
  test('leads to the sign-in page and back to where one was', async () => {
    const page = await visitor(hub).get('/catalog?q=weeding')
    expect(attributes(page.text, 'a class="way-in"', 'href')).toEqual(['/sign-in?to=%2Fcatalog%3Fq%3Dweeding'])
    for (const path of ['/sign-in', '/sign-up', '/recover']) {
      expect(attributes((await visitor(hub).get(path)).text, 'a class="way-in"', 'href')).toEqual(['/sign-in'])
    }
  })

  test('says who is signed in, and how to leave; titles say nothing of it', async () => {
    const ada = await signedUp(hub, 'Ada of the stacks')
    const page = await ada.browser.get('/catalog')
    expect(texts(page.text, 'summary')[0]).toBe('Your menu: Ada of the stacks')
    expect(attributes(page.text, 'form', 'action')).toContain('/sign-out')
    expect(texts(page.text, 'title')[0]).not.toContain('Ada')
  })
})

describe('somebody who is signed in', () => {
  test('is led on from sign-in and sign-up', async () => {
    const ada = await signedUp(hub, 'ada')
    for (const path of ['/sign-in?to=%2Fgoals', '/sign-up?to=%2Fgoals']) {
      const reply = await ada.browser.get(path)
      expect([reply.status, reply.headers.location]).toEqual([303, '/goals'])
    }
  })

  test('reads in the language that they had when they signed up, wherever they sign in', async () => {
    const browser = visitor(hub)
    const email = 'lee-en-espanol@library.example'
    await browser.post('/sign-up', { email, password: 'una sala tranquila' }, { lang: 'es' })
    const other = visitor(hub)
    await other.post('/sign-in', { email, password: 'una sala tranquila' }, { lang: 'en' })
    expect(attributes((await other.get('/help')).text, 'html', 'lang')).toEqual(['es'])
    expect(texts((await other.get('/help')).text, 'summary')[0]).toBe('Su menú: Miembro')
  })
})

describe('a form that was sent when nobody was signed in any more', () => {
  const typed: [string, string][] = [
    ['current', 'a <b>"quiet"</b> room'],
    ['password', 'line one\nline two'],
    ['topic', 'weeding'],
    ['topic', 'readers’ advisory'],
  ]

  /** each form of the page carries it */
  const heldIn = (html: string) => [...new Set(attributes(html, 'input type="hidden" name="held"', 'value'))]

  async function hold() {
    const ada = await signedUp(hub, 'ada')
    const page = await visitor(hub).post('/me/sign-in/password', typed)
    expect(page.status).toBe(200)
    const [held = ''] = heldIn(page.text)
    expect(held.length).toBeGreaterThan(40)
    return { ada, held }
  }

  function expectWaiting(reply: { status: number; text: string }) {
    expect([reply.status, texts(reply.text, 'h1')]).toEqual([200, ['One thing is still waiting']])
    const form = /<form method="post" action="\/me\/sign-in\/password">([\s\S]*?)<\/form>/.exec(reply.text)?.[1] ?? ''
    const names = attributes(form, 'input type="hidden"', 'name')
    const values = attributes(form, 'input type="hidden"', 'value')
    expect(names.map((name, at) => [name, values[at]])).toEqual(typed)
  }

  test('waits through a wrong password, is shown after the right one, and is not sent by itself', async () => {
    const { ada, held } = await hold()
    const browser = visitor(hub)
    const wrong = await browser.post('/sign-in', { email: ada.email, password: 'wrong password', held })
    expect(heldIn(wrong.text)).toEqual([held])
    const right = await browser.post('/sign-in', { email: ada.email, password: ada.password, held })
    expectWaiting(right)
    expect(right.headers['cache-control']).toBe('private, no-store')
    // their name stands in the head of that very page
    expect(texts(right.text, 'summary')[0]).toContain('ada')
    expect(await isSignedIn(browser)).toBe(true)
    expect((await visitor(hub).post('/sign-in', { email: ada.email, password: ada.password })).status).toBe(303)
  })

  test('waits for somebody who makes an account first, or looks around as somebody', async () => {
    const { held } = await hold()
    const start = await visitor(hub).post('/sign-up', { start: 'yes', held, to: '/' })
    expect([start.status, heldIn(start.text)]).toEqual([200, [held]])
    expect(textOf(start.text)).not.toContain('There is no account yet')
    expectWaiting(await visitor(hub).post('/sign-up', { email: 'holder@library.example', password: 'a quiet room', held }))
    expectWaiting(await visitor(hub).post('/sign-in/demo', { person: 'ada', held }))
  })

  test('cannot be made up', async () => {
    const { ada, held } = await hold()
    for (const made of [`${held.slice(0, -2)}xx`, 'eyJ0byI6Ii8ifQ', 'x'.repeat(10_000)]) {
      const reply = await visitor(hub).post('/sign-in', { email: ada.email, password: ada.password, held: made, to: '/goals' })
      expect([reply.status, reply.headers.location]).toEqual([303, '/goals'])
    }
  })
})

describe('the people of the demonstration', () => {
  const people = ['ada', 'bo', 'chi', 'dee', 'eli', 'fay', 'gus', 'hana']

  test('are buttons, each with a line on who they are, in both languages', async () => {
    for (const lang of ['en', 'es'] as const) {
      const page = await visitor(hub).get('/sign-in', { lang })
      expect(attributes(page.text, 'button', 'value').filter((value) => people.includes(value))).toEqual(people)
      for (const slug of people) {
        const [line = ''] = new RegExp(`<span id="person-${slug}">([^<]+)</span>`).exec(page.text)?.slice(1) ?? []
        expect(line.length).toBeGreaterThan(10)
      }
    }
  })

  test.each(people)('%s comes in with one press', async (person) => {
    const browser = visitor(hub)
    const reply = await browser.post('/sign-in/demo', { person, to: '/goals' })
    expect([reply.status, reply.headers.location]).toEqual([303, '/goals'])
    expect(await isSignedIn(browser)).toBe(true)
  })

  test.each(['zed', '', 'ADA', 'ada\u0000', "ada' or 1=1", 'a'.repeat(5_000)])('nobody is called %j', async (person) => {
    const reply = await visitor(hub).post('/sign-in/demo', { person })
    expect([reply.status, reply.headers['set-cookie']]).toEqual([404, undefined])
  })
})
