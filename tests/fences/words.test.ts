import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { beforeAll, describe, expect, test } from 'vitest'
import { ours } from './checks/planted-tree.ts'
import { programOf, sourceFiles } from './checks/program.ts'

/** What each word file would be if its first Spanish word had been forgotten. */
const forgotten = [...sourceFiles('app/words'), 'app/enhance/words.ts'].map((path) => {
  const text = readFileSync(ours(path), 'utf8')
  const spanish = spanishWords(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  const first = spanish.properties[0]
  if (!first?.name) throw new Error(`${path} has no Spanish words`)
  return { path, word: first.name.getText().replace(/'/g, ''), text: text.slice(0, first.getFullStart()) + text.slice(first.getEnd() + 1) }
})

/** Every "no" of a noun has its words: the pattern that CONTRIBUTING asks for. */
const refusals = 'app/words/planted-refusals.ts'
const withoutWords = `type AskRefusal = 'own-self' | 'mentor-full'
export const es: Record<AskRefusal, string> = {
  'own-self': 'No puede pedirse a usted mismo',
}`

let asItStands: ts.Program
let planted: ts.Program

beforeAll(() => {
  asItStands = programOf(forgotten.map(({ path }) => path))
  planted = programOf([], { ...Object.fromEntries(forgotten.map(({ path, text }) => [path, text])), [refusals]: withoutWords })
})

function spanishWords(file: ts.SourceFile): ts.ObjectLiteralExpression {
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue
    for (const { name, initializer } of statement.declarationList.declarations) {
      if (name.getText() === 'es' && initializer && ts.isObjectLiteralExpression(initializer)) return initializer
    }
  }
  throw new Error(`${file.fileName} declares no es`)
}

function errorsIn(program: ts.Program, path: string): string[] {
  const file = program.getSourceFile(ours(path))
  return program.getSemanticDiagnostics(file).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}

describe('the compiler demands every word in both languages', () => {
  test.each(forgotten)('$path: without "$word" in Spanish it does not compile', ({ path, word }) => {
    expect(errorsIn(asItStands, path)).toEqual([])
    expect(errorsIn(planted, path)).toContainEqual(expect.stringMatching(new RegExp(`['. ]${word}\\b`)))
  })

  test('a refusal without its words does not compile', () => {
    expect(errorsIn(planted, refusals)).toEqual([expect.stringMatching(/mentor-full.* is missing/)])
  })
})
