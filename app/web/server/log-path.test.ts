import { expect, test } from 'vitest'
import { logPath } from './log-path.ts'

test.each([
  ['/', '/'],
  ['/catalog', '/catalog'],
  ['/catalog/', '/catalog/:'],
  ['/catalog/reading-club', '/catalog/:'],
  ['/catalog/reading-club.ics', '/catalog/:.ics'],
  ['/catalog/reading-club/card.svg', '/catalog/:/card.svg'],
  ['/catalog/reading-club/card.png', '/catalog/:/card.png'],
  ['/catalog.atom', '/catalog.atom'],
  ['/catalog.data', '/catalog.data'],
  ['/api/catalog?q=grief', '/api/catalog'],
  ['/credentials/0198?share=token', '/credentials/:'],
  ['/sign-in/demo', '/sign-in/demo'],
  ['/recover/one-time-token', '/recover/:'],
  ['/unsubscribe/what-a-mail-carries', '/unsubscribe/:'],
  ['/me/searches?removed=7', '/me/searches'],
  ['/ada@example.org', '/:'],
  ['/wp-login.php', '/:'],
  ['/assets/entry-abc.js', '/assets/:.js'],
  ['/.well-known/did.json', '/.well-known/did.json'],
  ['/sitemap.xml', '/sitemap.xml'],
])('%s is logged as %s', (path, logged) => {
  expect(logPath(path)).toBe(logged)
})

test('a path of thousands of parts makes a short line', () => {
  expect(logPath('/a'.repeat(4_000)).length).toBeLessThan(20)
})
