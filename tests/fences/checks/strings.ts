import ts from 'typescript'

export type Found = { line: number; text: string }

/** Every text that a program holds: literals, and the pieces of templates. Imports are not among them. */
function strings(path: string, text: string): Found[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const found: Found[] = []
  const look = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isImportTypeNode(node)) return
    if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddle(node) ||
      ts.isTemplateTail(node) ||
      ts.isJsxText(node)
    ) {
      found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: node.text })
    }
    ts.forEachChild(node, look)
  }
  look(file)
  return found
}

/** Addresses of the hub written by hand: `/units/core` where `paths.unit('core')` belongs. Files of `public/` are let through. */
export function handWrittenAddresses(path: string, text: string): Found[] {
  return strings(path, text).filter((string) => /^\/[a-z]/.test(string.text) && !/^\/(assets\/|favicon\.)/.test(string.text))
}

/** Names that only look like addresses: what vocabularies are called, and bases that stand for "wherever the hub is". */
const nameOnly = /^https?:\/\/((www\.)?w3\.org|schema\.org|hub)(\/|$)/

/** Hosts that a page would make a browser talk to, or a person go to, without any record in the catalog saying so. */
export function foreignHosts(path: string, text: string): Found[] {
  const lines = path.endsWith('.css') ? text.split('\n').map((line, at) => ({ line: at + 1, text: line })) : strings(path, text)
  return lines.flatMap((string) =>
    [...string.text.matchAll(/(?:https?:|\burl\(["']?|@import\s+["']|^)\/\/[a-z0-9-]+[^\s"')]*/gi)].flatMap(([host]) =>
      nameOnly.test(host) ? [] : { line: string.line, text: host },
    ),
  )
}
