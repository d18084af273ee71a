import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Catalog, openCatalog } from '#app/domain/catalog/live.ts'
import { sendDigests } from '#app/domain/send-digests.ts'
import { describeInBrowser } from '../support/browser.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { addOption } from '../support/options.ts'
import { signIn } from '../support/people.ts'

let hub: TestHub
let catalog: Catalog
const data = mkdtempSync(join(tmpdir(), 'hub-member-'))
beforeAll(async () => {
  hub = await startHub({ HUB_DATA: data })
  catalog = await openCatalog(hub.db, { pollMs: 0 })
})
afterAll(async () => {
  catalog?.close()
  await hub?.stop()
  rmSync(data, { recursive: true, force: true })
})

const words = {
  en: {
    email: 'E-mail address',
    password: 'Password',
    name: 'The name you go by here',
    create: 'Create an account',
    questions: 'Three short questions',
    role: 'What you do',
    trustee: 'Trustee',
    find: 'Find a more exact topic',
    findAct: 'Find topics',
    topic: 'Weeding (deselection)',
    place: 'State or country',
    show: 'Show me what fits',
    because: 'Because you want to get better at',
    confirm: 'Confirm this address',
    saveSearch: 'Save this search',
    saved: 'This search is saved',
    subject: 'New for your saved searches',
    inMail: 'In the Monday mail',
    notInMail: 'Not in the Monday mail',
    stopped: 'The Monday mail is stopped',
  },
  es: {
    email: 'Correo electrónico',
    password: 'Contraseña',
    name: 'El nombre con que quiere aparecer aquí',
    create: 'Crear una cuenta',
    questions: 'Tres preguntas breves',
    role: 'Qué hace',
    trustee: 'Soy miembro de la junta',
    find: 'Buscar un tema más preciso',
    findAct: 'Buscar temas',
    topic: 'Descarte',
    place: 'Estado o país',
    show: 'Ver qué me conviene',
    because: 'Porque quiere mejorar en',
    confirm: 'Confirmar esta dirección',
    saveSearch: 'Guardar esta búsqueda',
    saved: 'Esta búsqueda está guardada',
    subject: 'Novedades de sus búsquedas guardadas',
    inMail: 'En el mensaje de los lunes',
    notInMail: 'Fuera del mensaje de los lunes',
    stopped: 'Ya no recibirá el mensaje de los lunes',
  },
}

const week = 7 * 86_400_000

/** The text of the mail of this kind to this address that is in the outbox, once it is. */
async function mailTo(address: string, kind: string): Promise<string> {
  const find = () =>
    readdirSync(join(data, 'outbox'))
      .filter((name) => name.endsWith(`-${kind}.eml`))
      .map((name) => readFileSync(join(data, 'outbox', name), 'utf8'))
      .find((eml) => eml.includes(address))
  // after every form the hub looks for mail that waits
  await expect
    .poll(async () => (await hub.post('/language', { language: 'en', back: '/' })) && find(), { timeout: 60_000, interval: 500 })
    .toBeDefined()
  const [head = '', ...body] = (find() ?? '').split('\r\n\r\n')
  return [
    head.replace(/\r\n\s/g, ' '),
    Buffer.from(
      body
        .join('\r\n\r\n')
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
      'latin1',
    ).toString('utf8'),
  ].join('\n\n')
}

async function publish(title: string): Promise<void> {
  const { id } = await hub.db.selectFrom('units').select('id').where('slug', '=', 'core').executeTakeFirstOrThrow()
  await addOption(hub.db, id, { title, slug: title.toLowerCase().replace(/\W+/g, '-'), topics: ['weeding'], published_at: new Date() })
}

describeInBrowser('a member, without scripts', (browser) => {
  test.each(['en', 'es'] as const)(
    '%s: sign up, three questions, a saved search, the Monday mail, and its end with one click',
    { timeout: 120_000 },
    async (lang) => {
      const say = words[lang]
      const context = await browser().newContext({ javaScriptEnabled: false, locale: lang === 'es' ? 'es-MX' : 'en-US' })
      const page = await context.newPage()
      const main = page.getByRole('main')
      const heading = () => page.getByRole('heading', { level: 1 }).textContent()
      const address = `reader-${lang}@library.example`

      await page.goto(`${hub.origin}/sign-up`)
      await page.getByLabel(say.email).fill(address)
      await page.getByLabel(say.password, { exact: true }).fill('a quiet room')
      await page.getByLabel(say.name).fill('Reader')
      await main.getByRole('button', { name: say.create }).click()

      expect(await heading()).toBe(say.questions)
      await page.getByLabel(say.role, { exact: true }).selectOption({ label: say.trustee })
      await page.getByLabel(say.place).fill('Iowa')
      await page.getByLabel(say.find).fill('weeding')
      await main.getByRole('button', { name: say.findAct }).click()
      expect(await page.getByLabel(say.place).inputValue()).toBe('Iowa')
      await main.locator('input[name=topics][value=weeding]').check()
      await main.getByRole('button', { name: say.show }).click()
      expect(new URL(page.url()).pathname).toBe('/')
      expect(await main.textContent()).toContain(say.because)

      await page.goto(`${hub.origin}/catalog?topic=weeding`)
      await main.getByRole('button', { name: say.saveSearch }).click()
      expect(await main.getByRole('link', { name: say.saved }).count()).toBe(1)

      const verify = /\/verify\/[\w-]+/.exec(await mailTo(address, 'verify-address'))?.[0]
      await page.goto(hub.origin + verify)
      await main.getByRole('button', { name: say.confirm }).click()

      const title = `Weeding with patience ${lang}`
      await publish(title)
      expect(await sendDigests(hub.db, catalog, new Date(Date.now() + week + 3_600_000))).toBe(1)
      const mail = await mailTo(address, 'digest')
      expect(mail).toContain(title)
      expect(mail).toContain(`${hub.origin}/catalog/${title.toLowerCase().replace(/\W+/g, '-')}`)
      expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
      const stop = /^List-Unsubscribe: <([^>]+)>$/m.exec(mail)?.[1] ?? ''

      await page.goto(`${hub.origin}/me/searches`)
      expect(await main.textContent()).toContain(say.inMail)
      // as a mail provider does it: from elsewhere, with no page and no cookie
      const reply = await hub.get(stop.replace(hub.origin, ''), { method: 'POST', lang, headers: { 'content-length': 0 } })
      expect(reply.status).toBe(200)
      expect(reply.text).toContain(say.stopped)
      await page.reload()
      expect(await main.textContent()).toContain(say.notInMail)
      await publish(`Weeding once more ${lang}`)
      expect(await sendDigests(hub.db, catalog, new Date(Date.now() + 2 * week + 3_600_000))).toBe(0)
      await context.close()
    },
  )
})

describeInBrowser('putting by, where scripts run', (browser) => {
  async function open(cookie?: string) {
    const context = await browser().newContext({ locale: 'en-US', viewport: { width: 1280, height: 700 }, reducedMotion: 'reduce' })
    if (cookie) await context.addCookies([{ name: 'session', value: cookie.replace('session=', ''), url: hub.origin }])
    const page = await context.newPage()
    return { context, page, main: page.getByRole('main') }
  }

  test('changes the button in place: nothing moves, and the keyboard stays where it was', async () => {
    const { context, page, main } = await open(await signIn(hub, 'ada'))
    await page.goto(`${hub.origin}/catalog?q=leadership`)
    const button = main.getByRole('button', { name: /^Save ?:/ }).nth(6)
    const id = await button.getAttribute('id')
    await button.scrollIntoViewIfNeeded()
    const before = await page.evaluate(() => scrollY)
    await button.press('Enter')
    const changed = page.locator(`#${id}.is-saved`)
    await changed.waitFor()
    expect(await page.evaluate(() => [scrollY, document.activeElement?.id, location.pathname + location.search])).toEqual([
      before,
      id,
      '/catalog?q=leadership',
    ])
    await page.reload()
    expect(await changed.count()).toBe(1)
    await changed.press('Enter')
    await page.locator(`#${id}:not(.is-saved)`).waitFor()
    await context.close()
  })

  test('leads whoever is not signed in to signing in, where it waits, and is sent when they say so', async () => {
    const { context, page, main } = await open()
    await page.goto(`${hub.origin}/catalog?q=leadership`)
    const button = main.getByRole('button', { name: /^Save ?:/ }).first()
    const id = await button.getAttribute('id')
    await button.click()
    await main.getByRole('button', { name: 'Sign in as Hana' }).click()
    await main.getByRole('button', { name: 'Send it now' }).click()
    await page.waitForURL('**/catalog?q=leadership**')
    expect(await page.locator(`#${id}.is-saved`).count()).toBe(1)
    await context.close()
  })
})

describe('the kept markup of results', () => {
  test('is the same for everyone: whoever saved something leaves no trace in it', async () => {
    const cookie = await signIn(hub, 'gus')
    const path = '/catalog?q=leadership'
    const before = (await hub.get(path)).text
    const slug = /name="add" value="([^"]+)"/.exec(before)?.[1] ?? ''
    await hub.post('/me/bookmarks', { add: slug, back: path }, { cookie })
    expect((await hub.get(path, { cookie })).text).toContain('is-saved')
    expect((await hub.get(path)).text).not.toContain('is-saved')
  })
})
