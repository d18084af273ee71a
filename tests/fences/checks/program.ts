import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import ts from 'typescript'
import { type Files, ours } from './planted-tree.ts'

/** The TypeScript and TSX files below the folders, but for declarations and tests, as paths from the project's root. */
export function sourceFiles(...folders: string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(ours(folder), { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => /\.tsx?$/.test(path) && !/\.d\.ts$|\.test\.tsx?$|\/testing\//.test(path))
      .sort(),
  )
}

/** The project as the compiler sees it, with some files put in the place of what is on the disk. Paths are from the project's root. */
export function programOf(roots: readonly string[], planted: Files = {}): ts.Program {
  const { config } = ts.readConfigFile(ours('tsconfig.json'), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, ours('.'))
  const host = ts.createCompilerHost(options)
  const texts = new Map(Object.entries(planted).map(([path, text]) => [ours(path), text]))
  const { fileExists, readFile } = host
  host.fileExists = (path) => texts.has(resolve(path)) || fileExists(path)
  host.readFile = (path) => texts.get(resolve(path)) ?? readFile(path)
  const rootNames = [...new Set([...roots, ...Object.keys(planted)])].map(ours)
  return ts.createProgram({ rootNames, options, host })
}

/** `path:line` of a node, from the project's root. */
export function placeOf(node: ts.Node): string {
  const file = node.getSourceFile()
  const { line } = file.getLineAndCharacterOfPosition(node.getStart())
  return `${file.fileName.slice(ours('.').length + 1)}:${line + 1}`
}
