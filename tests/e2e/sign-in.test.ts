import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mintToken } from '#app/domain/members/tokens.ts'
import { describeInBrowser } from '../support/browser.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

const words = {
  en: {
    signIn: 'Sign in',
    create: 'Create an account',
    email: 'E-mail address',
    password: 'Password',
    name: 'The name you go by here',
    menu: 'Your menu',
    out: 'Sign out',
    isOut: 'You are signed out',
    mine: 'Sign-in and security',
    change: 'Change the password',
    present: 'Present password',
    fresh: 'New password',
    changed: 'Your password has changed',
    wrong: 'do not belong together',
    set: 'Set this password',
    confirm: 'Confirm this address',
    confirmed: 'Your address is confirmed',
    as: 'Sign in as Fay',
    waiting: 'One thing is still waiting',
    send: 'Send it now',
  },
  es: {
    signIn: 'Iniciar sesión',
    create: 'Crear una cuenta',
    email: 'Correo electrónico',
    password: 'Contraseña',
    name: 'El nombre con que quiere aparecer aquí',
    menu: 'Su menú',
    out: 'Cerrar sesión',
    isOut: 'Cerró la sesión',
    mine: 'Acceso y seguridad',
    change: 'Cambiar la contraseña',
    present: 'Contraseña actual',
    fresh: 'Contraseña nueva',
    changed: 'Su contraseña cambió',
    wrong: 'no van juntas',
    set: 'Definir esta contraseña',
    confirm: 'Confirmar esta dirección',
    confirmed: 'Su dirección está confirmada',
    as: 'Entrar como Fay',
    waiting: 'Queda algo por enviar',
    send: 'Enviarlo ahora',
  },
}

async function linkFor(address: string, purpose: 'recover' | 'verify'): Promise<string> {
  const row = await hub.db.selectFrom('member_addresses').select('member_id').where('address_key', '=', address).executeTakeFirstOrThrow()
  const waiting = hub.db.selectFrom('mails').select('id').where('member_id', '=', row.member_id).where('state', '=', 'waiting')
  await expect.poll(() => waiting.execute()).toEqual([])
  const token = await hub.db.transaction().execute((trx) => mintToken(trx, { memberId: row.member_id, purpose, address, now: new Date() }))
  return `${hub.origin}/${purpose}/${token}`
}

describeInBrowser('coming in without scripts', (browser) => {
  async function open(lang: 'en' | 'es') {
    const context = await browser().newContext({
      javaScriptEnabled: false,
      locale: lang === 'es' ? 'es-MX' : 'en-US',
      viewport: { width: 390, height: 844 },
    })
    const page = await context.newPage()
    const heading = () => page.getByRole('heading', { level: 1 })
    return { context, page, heading, main: page.getByRole('main') }
  }

  async function leave(page: Page, lang: 'en' | 'es') {
    await page.locator('summary', { hasText: words[lang].menu }).click()
    await page.getByRole('banner').getByRole('button', { name: words[lang].out }).click()
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(words[lang].isOut)
  }

  test.each(['en', 'es'] as const)(
    '%s: sign up, leave, a wrong password, the right one, a new one, recovery, confirmation',
    async (lang) => {
      const say = words[lang]
      const { context, page, heading, main } = await open(lang)
      const address = `person-${lang}@library.example`
      await page.goto(`${hub.origin}/catalog?q=weeding`)
      await page.getByRole('banner').getByRole('link', { name: say.signIn }).click()
      await main.getByRole('link', { name: say.create }).click()
      await page.getByLabel(say.email).fill(address)
      await page.getByLabel(say.password, { exact: true }).fill('a quiet room')
      await page.getByLabel(say.name).fill('Ada')
      await main.getByRole('button', { name: say.create }).click()
      expect(await page.getByRole('banner').locator('summary').textContent()).toContain('Ada')
      await leave(page, lang)

      await page.goto(`${hub.origin}/me/sign-in`)
      for (const password of ['a noisy room', 'a quiet room']) {
        await page.getByLabel(say.email).fill(address)
        await page.getByLabel(say.password, { exact: true }).fill(password)
        await main.getByRole('button', { name: say.signIn, exact: true }).click()
        if (password === 'a noisy room') expect(await page.getByRole('alert').textContent()).toContain(say.wrong)
      }
      expect(await heading().textContent()).toBe(say.mine)

      await main.getByRole('link', { name: say.change }).click()
      await page.getByLabel(say.present).fill('a quiet room')
      await page.getByLabel(say.fresh).fill('another quiet room')
      await main.getByRole('button', { name: say.change }).click()
      expect(await page.getByRole('status').textContent()).toContain(say.changed)
      await leave(page, lang)

      // pages that tell no other page their address still send their own form
      await page.goto(await linkFor(address, 'recover'))
      await page.getByLabel(say.password, { exact: true }).fill('a third quiet room')
      await main.getByRole('button', { name: say.set }).click()
      expect(await page.getByRole('status').textContent()).toContain(say.changed)
      await page.goto(await linkFor(address, 'verify'))
      if (await main.getByRole('button', { name: say.confirm }).count()) await main.getByRole('button', { name: say.confirm }).click()
      await context.close()
    },
  )

  test.each(['en', 'es'] as const)('%s: an address is confirmed with a button', async (lang) => {
    const { context, page, heading, main } = await open(lang)
    const address = `confirm-${lang}@library.example`
    await page.goto(`${hub.origin}/sign-up`)
    await page.getByLabel(words[lang].email).fill(address)
    await page.getByLabel(words[lang].password, { exact: true }).fill('a quiet room')
    await main.getByRole('button', { name: words[lang].create }).click()
    await page.goto(await linkFor(address, 'verify'))
    await main.getByRole('button', { name: words[lang].confirm }).click()
    expect(await heading().textContent()).toBe(words[lang].confirmed)
    await context.close()
  })

  test('es: what was to be sent when the session had ended is sent after signing in, when its sender says so', async () => {
    const { context, page, heading, main } = await open('es')
    const address = 'held@library.example'
    await page.goto(`${hub.origin}/sign-up`)
    await page.getByLabel(words.es.email).fill(address)
    await page.getByLabel(words.es.password, { exact: true }).fill('una sala tranquila')
    await main.getByRole('button', { name: words.es.create }).click()
    await page.goto(`${hub.origin}/me/sign-in/password`)
    await context.clearCookies({ name: 'session' })
    await page.getByLabel(words.es.present).fill('una sala tranquila')
    await page.getByLabel(words.es.fresh).fill('otra sala tranquila')
    await main.getByRole('button', { name: words.es.change }).click()
    await page.getByLabel(words.es.email).fill(address)
    await page.getByLabel(words.es.password, { exact: true }).fill('una sala tranquila')
    await main.getByRole('button', { name: words.es.signIn, exact: true }).click()
    expect(await heading().textContent()).toBe(words.es.waiting)
    await main.getByRole('button', { name: words.es.send }).click()
    expect(await page.getByRole('status').textContent()).toContain(words.es.changed)
    await context.close()
  })

  test('en: one of the people of the demonstration, at a shared desk', async () => {
    const { context, page } = await open('en')
    await page.goto(`${hub.origin}/sign-in?to=%2Fgoals`)
    await page.getByRole('button', { name: words.en.as }).click()
    expect(new URL(page.url()).pathname).toBe('/goals')
    await leave(page, 'en')
    await page.goBack()
    await page.reload()
    expect(await page.getByRole('banner').locator('summary').count()).toBe(0)
    await context.close()
  })
})
