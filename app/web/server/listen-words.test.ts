import { expect, test } from 'vitest'
import { listenWords } from './listen-words.ts'

const failing = (code: string) => Object.assign(new Error(code), { code })

test('a taken port is told with its number and with a command that gets on', () => {
  const words = listenWords(failing('EADDRINUSE'), { port: 3000, host: '127.0.0.1' })
  expect(words).toContain('Port 3000 on 127.0.0.1 is in use')
  expect(words).toContain('PORT=3001 npm start')
  expect(listenWords(failing('EADDRINUSE'), { port: 65_535, host: '::' })).toContain('PORT=3000')
})

test('a port without the right to it, and an address that is not here', () => {
  expect(listenWords(failing('EACCES'), { port: 80, host: '0.0.0.0' })).toContain('above 1023')
  expect(listenWords(failing('EADDRNOTAVAIL'), { port: 3000, host: '192.0.2.1' })).toContain('HOST=192.0.2.1')
})

test('anything else is not about the address', () => {
  expect(listenWords(failing('EMFILE'), { port: 3000, host: '::' })).toBeNull()
  expect(listenWords('no', { port: 3000, host: '::' })).toBeNull()
})
