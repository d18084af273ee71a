import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ours } from './checks/planted-tree.ts'
import { sourceFiles } from './checks/program.ts'
import { foreignHosts, handWrittenAddresses } from './checks/strings.ts'

/** Where addresses are made use of. What stands before the pages compares what is asked for with them, and is no user. */
const beforePages = /^app\/web\/(server\/|permissions\.ts$)/
const users = sourceFiles('app').filter((path) => path !== 'app/paths.ts' && !beforePages.test(path))

/** What ends up in a page. */
const pages = [
  ...sourceFiles('app').filter((path) => /^app\/((routes|ui|words|enhance)\/|root|entry)/.test(path)),
  ...readdirSync(ours('app/ui/styles'), { encoding: 'utf8' }).map((name) => `app/ui/styles/${name}`),
]

function read(path: string): string {
  return readFileSync(ours(path), 'utf8')
}

describe('addresses of the hub are made in paths.ts', () => {
  test.each([
    `export const Link = () => <a href="/units/core">Core</a>`,
    'export const Link = ({ slug }: { slug: string }) => <a href={`/units/${slug}`}>Core</a>',
    `export const Ask = () => <form method="post" action={'/language'} />`,
    `export function action() { return redirect('/sign-in') }`,
    `export const links = () => [{ rel: 'search', href: '/opensearch.xml' }]`,
  ])('caught: %s', (text) => {
    expect(handWrittenAddresses('planted.tsx', text)).toHaveLength(1)
  })

  test.each([
    `import { paths } from '/app/paths.ts'\nexport const Link = () => <a href={paths.unit('core')}>Core</a>`,
    `export const Icon = () => <link rel="icon" href="/favicon.svg" />`,
    `export const Skip = () => <a href="#main">Skip to content and/or search</a>`,
  ])('let through: %s', (text) => {
    expect(handWrittenAddresses('planted.tsx', text)).toEqual([])
  })

  test('the hub keeps to it', () => {
    expect(users.flatMap((path) => handWrittenAddresses(path, read(path)).map(({ line, text }) => `${path}:${line} ${text}`))).toEqual([])
  })
})

describe('pages name no other host', () => {
  test.each([
    ['planted.tsx', `export const Font = () => <link rel="stylesheet" href="https://fonts.example.net/css" />`],
    ['planted.tsx', `export const Count = () => <script src="//count.example.net/a.js" />`],
    ['planted.tsx', 'export const Map = ({ at }: { at: string }) => <img src={`https://maps.example.net/${at}`} alt="" />'],
    ['planted.ts', `export const help = 'Write to http://help.example.net'`],
    ['planted.css', `.hero {\n  background: url(//img.example.net/a.png);\n}`],
    ['planted.css', `@import "https://fonts.example.net/a.css";`],
  ])('caught in %s: %s', (path, text) => {
    expect(foreignHosts(path, text)).toHaveLength(1)
  })

  test.each([
    ['planted.tsx', `export const Icon = () => <svg xmlns="http://www.w3.org/2000/svg" />`],
    ['planted.tsx', `export const Source = ({ url }: { url: string }) => <a href={url}>Source // page</a>`],
    ['planted.ts', `export const here = (url: string) => new URL(url, 'http://hub')`],
    ['planted.css', `/* https is not a word of CSS */\n.hero {\n  background: url(./a.png);\n}`],
  ])('let through in %s: %s', (path, text) => {
    expect(foreignHosts(path, text)).toEqual([])
  })

  test('the hub keeps to it', () => {
    expect(pages.flatMap((path) => foreignHosts(path, read(path)).map(({ line, text }) => `${path}:${line} ${text}`))).toEqual([])
  })
})
