import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import zlib from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { ask, speak } from '../support/http-client.ts'
import { form, own, stubs } from '../support/stub-hub.ts'

const hub = stubs(afterEach)

describe('the files of the browser build', () => {
  function buildFolder(): string {
    const folder = mkdtempSync(join(tmpdir(), 'hub files '))
    mkdirSync(join(folder, 'assets'))
    mkdirSync(join(folder, '.vite'))
    writeFileSync(join(folder, 'assets/entry-abc123.js'), `export const a = 1\n${'// words\n'.repeat(500)}`)
    writeFileSync(join(folder, 'assets/style-abc.css'), 'body{}'.repeat(500))
    writeFileSync(join(folder, 'assets/style-abc.css.br'), zlib.brotliCompressSync('body{}'.repeat(500)))
    writeFileSync(join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    writeFileSync(join(folder, '.vite/manifest.json'), '{}')
    return folder
  }

  test('types, encodings, tags, and how long they are kept', async () => {
    const folder = buildFolder()
    const { port, asked } = await hub(async () => new Response('routes', { status: 404 }), { assetsDir: folder })
    const script = await ask(port, '/assets/entry-abc123.js', { headers: { ...own, 'accept-encoding': 'br, gzip' } })
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(script.headers.vary).toBe('Accept-Encoding')
    expect(zlib.brotliDecompressSync(script.body).toString()).toContain('export const a')
    const style = await ask(port, '/assets/style-abc.css', { headers: { ...own, 'accept-encoding': 'br' } })
    expect(zlib.brotliDecompressSync(style.body).toString()).toHaveLength(3_000)
    const icon = await ask(port, '/favicon.ico', { headers: own })
    expect([icon.status, icon.headers['content-type']]).toEqual([200, 'image/svg+xml'])
    expect(
      (await ask(port, '/assets/entry-abc123.js', { headers: { ...own, 'if-none-match': script.headers.etag, 'accept-encoding': 'br' } }))
        .status,
    ).toBe(304)
    expect((await ask(port, '/assets/entry-abc123.js', { method: 'POST', headers: form })).status).toBe(405)
    expect(asked).toHaveLength(0)
    rmSync(folder, { recursive: true })
  })

  test('nothing but those files, however it is asked for', async () => {
    const folder = buildFolder()
    writeFileSync(join(folder, '..', 'hub-secret.txt'), 'secret')
    const { port } = await hub(async () => new Response('routes', { status: 404 }), { assetsDir: folder })
    for (const path of [
      '/assets/../../hub-secret.txt',
      '/assets/%2e%2e/%2e%2e/hub-secret.txt',
      '/assets/..%2f..%2fhub-secret.txt',
      '/assets/..\\..\\hub-secret.txt',
      '/.vite/manifest.json',
      '/assets/style-abc.css.br',
      '/assets/',
      '/assets/gone.js',
      '//assets/entry-abc123.js',
    ]) {
      const head = `GET ${path} HTTP/1.1\r\nHost: hub.test\r\nConnection: close\r\n\r\n`
      expect(await speak(port, head)).toMatch(/^HTTP\/1.1 404 /)
    }
    rmSync(join(folder, '..', 'hub-secret.txt'))
    rmSync(folder, { recursive: true })
  })

  test('without an icon in the build a browser is told that there is none', async () => {
    const { port } = await hub()
    expect((await ask(port, '/favicon.ico', { headers: own })).status).toBe(204)
  })
})
