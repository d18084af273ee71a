import type { BrowserContext, CDPSession, Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from '../support/browser.ts'
import { startHub, type TestHub } from '../support/hub.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

type Device = {
  /** whether it finds that the finger is its owner's */
  knowsOwner: (yes: boolean) => Promise<void>
  keys: () => Promise<number>
}

/** A device with passkeys of its own, which the browser takes for built in. */
async function addDevice(context: BrowserContext, page: Page): Promise<Device> {
  const cdp: CDPSession = await context.newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    knowsOwner: async (isUserVerified) => void (await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified })),
    keys: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
  }
}

let made = 0

async function signUp(page: Page): Promise<void> {
  made += 1
  await page.goto(`${hub.origin}/sign-up`)
  await page.getByLabel('E-mail address').fill(`reader-${made}@library.example`)
  await page.getByLabel('Password').fill('a quiet reading room')
  await page.getByRole('button', { name: 'Create an account' }).click()
  await page.waitForURL((url) => url.pathname !== '/sign-up')
}

async function signOut(page: Page): Promise<void> {
  await page.goto(`${hub.origin}/sign-out`)
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
}

async function addPasskey(page: Page, name: string): Promise<void> {
  await page.goto(`${hub.origin}/me/sign-in/passkeys`)
  await page.getByLabel('A name for it').last().fill(name)
  await page.getByRole('button', { name: 'Add a passkey' }).click()
}

describeInBrowser('a passkey in a browser', (browser) => {
  async function open() {
    const context = await browser().newContext({ locale: 'en-US' })
    const page = await context.newPage()
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    page.on(
      'console',
      (message) => message.type() === 'error' && /Content Security Policy/.test(message.text()) && faults.push(message.text()),
    )
    return { context, page, faults, device: await addDevice(context, page) }
  }

  test('is added, renamed, signs in to where its owner wanted to be, and is removed', async () => {
    const { context, page, faults, device } = await open()
    await signUp(page)
    await addPasskey(page, 'Desk at home')
    await page.getByText('The passkey has been added').waitFor()
    expect(await device.keys()).toBe(1)
    await page.getByRole('heading', { name: 'Desk at home' }).waitFor()

    await page.getByText('Rename').click()
    await page.getByLabel('A name for it').first().fill('Desk upstairs')
    await page.getByRole('button', { name: 'Save the name' }).click()
    await page.getByRole('heading', { name: 'Desk upstairs' }).waitFor()

    await signOut(page)
    await page.goto(`${hub.origin}/me/sign-in/passkeys`)
    const signIn = page.getByRole('button', { name: 'Sign in with a passkey' })
    // the device offers it under the field by itself; where it does not, the button asks
    await Promise.race([page.waitForURL('**/me/sign-in/passkeys'), signIn.click({ timeout: 5_000 }).catch(() => {})])
    await page.waitForURL('**/me/sign-in/passkeys')
    await page.getByRole('heading', { name: 'Desk upstairs' }).waitFor()

    await page.getByText('Remove', { exact: false }).first().click()
    await page.getByRole('button', { name: 'Remove this passkey' }).click()
    await page.getByText('The passkey has been removed').waitFor()
    expect(await page.getByRole('heading', { name: 'Desk upstairs' }).count()).toBe(0)
    expect(faults).toEqual([])
    await context.close()
  })

  test('is not made twice on one device', async () => {
    const { context, page, device } = await open()
    await signUp(page)
    await addPasskey(page, 'One')
    await page.getByText('The passkey has been added').waitFor()
    await addPasskey(page, 'Two')
    await page.getByText('This device has a passkey for your account already').waitFor()
    expect(await device.keys()).toBe(1)
    await context.close()
  })

  test('is not made by somebody whom the device does not know', async () => {
    const { context, page, device } = await open()
    await signUp(page)
    await device.knowsOwner(false)
    await addPasskey(page, 'Not mine')
    await page.getByText('Nothing was done').waitFor()
    expect(await device.keys()).toBe(0)
    await context.close()
  })

  test('that the hub does not have is told, with the other ways in beside it', async () => {
    const { context, page } = await open()
    await signUp(page)
    await addPasskey(page, 'Lost')
    await page.getByText('The passkey has been added').waitFor()
    await hub.db.deleteFrom('member_passkeys').where('label', '=', 'Lost').execute()
    await signOut(page)
    await page.goto(`${hub.origin}/sign-in?to=%2Fcompare`)
    const told = page.getByText('no account here has it')
    await Promise.race([
      told.waitFor(),
      page
        .getByRole('button', { name: 'Sign in with a passkey' })
        .click({ timeout: 5_000 })
        .catch(() => {}),
    ])
    await told.waitFor()
    expect(await page.getByLabel('Password').isVisible()).toBe(true)
    expect(await page.locator('input[name="to"]').first().inputValue()).toBe('/compare')
    await context.close()
  })

  test('needs script; without it there is no button, and the password is as ever', async () => {
    const context = await browser().newContext({ locale: 'en-US', javaScriptEnabled: false })
    const page = await context.newPage()
    await signUp(page)
    await page.goto(`${hub.origin}/me/sign-in/passkeys`)
    expect(await page.getByRole('button', { name: 'Add a passkey' }).count()).toBe(0)
    expect(await page.getByText('needs a browser that knows passkeys').isVisible()).toBe(true)
    await signOut(page)
    await page.goto(`${hub.origin}/sign-in`)
    expect(await page.getByRole('button', { name: 'Sign in with a passkey' }).count()).toBe(0)
    expect(await page.getByLabel('Password').isVisible()).toBe(true)
    await context.close()
  })

  test('costs a page without its button no script', async () => {
    const { context, page } = await open()
    const scripts: string[] = []
    page.on('request', (request) => request.resourceType() === 'script' && scripts.push(new URL(request.url()).pathname))
    await page.goto(hub.origin, { waitUntil: 'networkidle' })
    expect(scripts.filter((path) => path.includes('passkey'))).toEqual([])
    await page.goto(`${hub.origin}/sign-in`, { waitUntil: 'networkidle' })
    expect(scripts.filter((path) => path.includes('passkey'))).toHaveLength(1)
    await context.close()
  })
})
