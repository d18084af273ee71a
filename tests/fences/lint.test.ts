import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Files, ours, type PlantedTree, plantTree, runTool } from './checks/planted-tree.ts'

const good: Files = {
  'package.json': readFileSync(ours('package.json'), 'utf8'),
  'biome.json': readFileSync(ours('biome.json'), 'utf8'),
  'app/domain/catalog/half.ts': `export function half(whole: number) {\n  return whole / 2\n}\n`,
  'app/ui/styles/half.css': `.half {\n  inline-size: 50%;\n}\n`,
}

const faults = [
  {
    what: 'a climb by ../..',
    rule: 'noRestrictedImports',
    file: 'app/domain/catalog/f1.ts',
    text: `import { kinds } from '../../values.ts'\n\nexport const first = kinds[0]\n`,
  },
  {
    what: 'the package that is a stub',
    rule: 'noRestrictedImports',
    file: 'app/web/f2.ts',
    text: `import { json } from 'remix'\n\nexport const reply = json\n`,
  },
  { what: 'any', rule: 'noExplicitAny', file: 'app/web/f3.ts', text: `export function half(whole: any) {\n  return whole / 2\n}\n` },
  { what: 'console.log', rule: 'noConsole', file: 'app/web/f4.ts', text: `export function say() {\n  console.log('here')\n}\n` },
  {
    what: 'a default export where none is demanded',
    rule: 'noDefaultExport',
    file: 'app/web/f5.ts',
    text: `export default function half() {}\n`,
  },
  {
    what: 'an import that is not used',
    rule: 'noUnusedImports',
    file: 'app/web/f6.ts',
    text: `import { kinds } from '#db/values.ts'\n\nexport const two = 2\n`,
  },
  {
    what: 'a file name that is not kebab-case',
    rule: 'useFilenamingConvention',
    file: 'app/web/f7File.ts',
    text: `export const two = 2\n`,
  },
  {
    what: 'HTML set without a word',
    rule: 'noDangerouslySetInnerHtml',
    file: 'app/ui/f8.tsx',
    text: `export const Raw = ({ html }: { html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />\n`,
  },
  {
    what: 'an image without a text',
    rule: 'useAltText',
    file: 'app/ui/f9.tsx',
    text: `export const Picture = () => <img src="a.png" />\n`,
  },
  {
    what: 'a property that CSS does not know',
    rule: 'noUnknownProperty',
    file: 'app/ui/styles/f10.css',
    text: `.half {\n  colour: red;\n}\n`,
  },
  { what: 'a file that the formatter would change', rule: 'format', file: 'app/web/f11.ts', text: `export const two  =  2;\n` },
]

let house: PlantedTree
let planted: PlantedTree
let said = ''

function biome({ dir }: PlantedTree) {
  return runTool('@biomejs/biome/bin/biome', ['ci', '--max-diagnostics=none', '--colors=off'], dir)
}

beforeAll(() => {
  house = plantTree(good)
  planted = plantTree({ ...good, ...Object.fromEntries(faults.map(({ file, text }) => [file, text])) })
  const { out, errors } = biome(planted)
  said = out + errors
})

afterAll(() => {
  house.remove()
  planted.remove()
})

describe('lint and format', () => {
  test('let a file of the house through', () => {
    expect(biome(house)).toMatchObject({ code: 0 })
  })

  for (const { what, rule, file } of faults) {
    test(`catch ${what}`, () => {
      const found = said.split('\n').filter((line) => line.startsWith(file))
      expect(found).toContainEqual(expect.stringContaining(rule))
    })
  }
})
