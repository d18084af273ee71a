import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../support/html.ts'
import { startHub, type TestHub } from '../support/hub.ts'
import { giveRole, signIn } from '../support/people.ts'
import { isSignedIn, signedUp, visitor } from '../support/visitor.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub?.stop())

const leaving = () => hub.db.selectFrom('member_deletions').select('member_id').execute()

test('somebody gets all that is theirs as an archive, and nothing of anybody else', async () => {
  const [ada, bo] = [await signedUp(hub, 'Ada'), await signedUp(hub, 'Bo')]
  const page = await ada.browser.get('/me/privacy')
  expect([page.status, page.headers['cache-control']]).toEqual([200, 'private, no-store'])
  const reply = await ada.browser.post('/me/privacy/export')
  expect(reply.headers).toMatchObject({
    'content-type': 'application/zip',
    'content-disposition': 'attachment; filename="learning-hub-data.zip"',
    'cache-control': 'private, no-store',
  })
  const folder = mkdtempSync(join(tmpdir(), 'hub-export-'))
  writeFileSync(join(folder, 'a.zip'), reply.body)
  const script = `import json, sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
print(json.dumps({n: z.read(n).decode('utf-8') for n in z.namelist()}))`
  const files: Record<string, string> = JSON.parse(execFileSync('python3', ['-c', script, join(folder, 'a.zip')], { encoding: 'utf8' }))
  rmSync(folder, { recursive: true, force: true })
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['index.html', 'everything.json', 'tables/members.csv']))
  expect(JSON.parse(files['everything.json'] ?? '').parts.member_addresses.rows[0].address).toBe(ada.email)
  expect(files['index.html']).toContain(ada.email)
  expect(JSON.stringify(files)).not.toContain(bo.email)
  expect((await ada.browser.get('/me/privacy/export')).status).toBe(404)
})

test('an account is deleted by its password, is signed out everywhere, and is kept by who comes back', async () => {
  const ada = await signedUp(hub, 'Ada')
  const elsewhere = visitor(hub, { cookies: await signIn(hub, ada.memberId) })
  const wrong = await ada.browser.post('/me/privacy/deletion', { current: 'not this one at all', name: 'Ada' })
  expect([wrong.status, await leaving()]).toEqual([400, []])
  const done = await ada.browser.post('/me/privacy/deletion', { current: ada.password })
  expect([done.status, await leaving()]).toEqual([200, [{ member_id: ada.memberId }]])
  expect(textOf(done.text)).toContain('Your account will be deleted')
  expect([await isSignedIn(ada.browser), await isSignedIn(elsewhere)]).toEqual([false, false])
  await ada.browser.post('/sign-in', { email: ada.email, password: ada.password })
  expect(textOf((await ada.browser.get('/me')).text)).toContain('Keep my account')
  const stayed = await ada.browser.post('/me/privacy/deletion/withdrawal')
  expect([stayed.status, stayed.headers.location, await leaving()]).toEqual([303, '/me/privacy?done=stayed', []])
  expect(textOf((await ada.browser.get('/me')).text)).not.toContain('Keep my account')
})

test('nobody withdraws for another', async () => {
  const [ada, bo] = [await signedUp(hub, 'Ada'), await signedUp(hub, 'Bo')]
  await ada.browser.post('/me/privacy/deletion', { current: ada.password })
  await bo.browser.post('/me/privacy/deletion/withdrawal', { member_id: String(ada.memberId) })
  expect(await leaving()).toEqual([{ member_id: ada.memberId }])
  await hub.db.deleteFrom('member_deletions').execute()
})

test('a person of the demonstration types their name; the last administrator is refused in words', async () => {
  const fay = visitor(hub, { cookies: await signIn(hub, 'fay') })
  expect((await fay.post('/me/privacy/deletion', { name: 'Somebody' })).status).toBe(400)
  const { display_name: name } = await hub.db
    .selectFrom('members')
    .select('display_name')
    .where('demo_slug', '=', 'fay')
    .executeTakeFirstOrThrow()
  expect((await fay.post('/me/privacy/deletion', { name: name.toUpperCase() })).status).toBe(200)
  const last = await signedUp(hub, 'Last')
  await hub.db.deleteFrom('member_roles').where('role', '=', 'administrator').execute()
  await giveRole(hub.db, last.memberId, 'administrator')
  expect(textOf((await last.browser.get('/me/privacy/deletion')).text)).toContain('the only administrator')
  const refused = await last.browser.post('/me/privacy/deletion', { current: last.password })
  expect([refused.status, (await leaving()).some(({ member_id }) => member_id === last.memberId)]).toEqual([400, false])
})
