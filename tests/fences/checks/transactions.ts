import ts from 'typescript'
import { ours } from './planted-tree.ts'
import { placeOf } from './program.ts'

/**
 * Finds what asks the database on a second connection while a transaction holds the first: with all connections so taken,
 * each waits for one that none gives back. Looked at are functions that are handed a transaction, and what is given to
 * `transaction().execute`; in them, and in the functions of the same file that they call, every expression of Kysely's type
 * must be that transaction. A database hidden behind a method of some object is not seen.
 */
export function secondConnections(program: ts.Program, files: readonly string[]): string[] {
  const checker = program.getTypeChecker()
  const found = new Set<string>()

  for (const path of files) {
    const file = program.getSourceFile(ours(path))
    if (!file) throw new Error(`${path} is not part of the program`)
    each(file, (node) => {
      if (isFunction(node) && mayHoldTransaction(node) && node.parameters.some((parameter) => kindOf(parameter.name) === 'transaction')) {
        scan(node, (declaration) => isInside(declaration, node.body), new Set())
      }
      if (ts.isCallExpression(node) && opensTransaction(node)) {
        const work = node.arguments[0] && functionOf(node.arguments[0])
        if (work) scan(work, (declaration) => isInside(declaration, work), new Set())
      }
    })
  }
  return [...found].sort()

  /** Notes each database in the function that `isOwn` does not know, and follows its calls within the file. */
  function scan(work: ts.SignatureDeclaration, isOwn: (declaration: ts.Node) => boolean, seen: Set<ts.Node>): void {
    if (seen.has(work)) return
    seen.add(work)
    each(bodyOf(work), (node) => {
      if (ts.isCallExpression(node)) {
        const called = functionOf(node.expression)
        if (called && called.getSourceFile() === work.getSourceFile()) scan(called, (declaration) => isInside(declaration, called), seen)
      }
      if (!ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node)) return
      if (isNameOnly(node)) return
      const root = rootOf(node)
      const declaration = root && declarationOf(root)
      if (declaration && !isOwn(declaration) && kindOf(node) === 'database') found.add(`${placeOf(node)} ${node.getText()}`)
    })
  }

  function kindOf(node: ts.Node): 'database' | 'transaction' | null {
    const name = checker.getTypeAtLocation(node).getSymbol()?.name
    return name === 'Kysely' ? 'database' : name === 'Transaction' || name === 'ControlledTransaction' ? 'transaction' : null
  }

  /** The function that an expression is, or names. */
  function functionOf(expression: ts.Expression): ts.SignatureDeclaration | null {
    if (isFunction(expression)) return expression
    if (!ts.isIdentifier(expression)) return null
    const declaration = declarationOf(expression)
    if (!declaration) return null
    if (isFunction(declaration)) return declaration
    return ts.isVariableDeclaration(declaration) && declaration.initializer && isFunction(declaration.initializer)
      ? declaration.initializer
      : null
  }

  function declarationOf(identifier: ts.Identifier): ts.Declaration | undefined {
    const { parent } = identifier
    const symbol = ts.isShorthandPropertyAssignment(parent)
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(identifier)
    return symbol?.declarations?.[0]
  }
}

/** `….transaction().….execute(`. The question is put to the text, since the type of each query would be dear. */
function opensTransaction({ expression }: ts.CallExpression): boolean {
  if (!ts.isPropertyAccessExpression(expression) || expression.name.text !== 'execute') return false
  for (let at: ts.Expression = expression.expression; ; ) {
    if (ts.isCallExpression(at)) at = at.expression
    else if (ts.isPropertyAccessExpression(at) && at.name.text === 'transaction') return true
    else if (ts.isPropertyAccessExpression(at)) at = at.expression
    else return false
  }
}

/** Its parameters say their types, or the function that it is given to by name does. The callbacks of a query's parts do neither. */
function mayHoldTransaction(node: FunctionNode): boolean {
  return (
    node.parameters.some((parameter) => parameter.type) || (ts.isCallExpression(node.parent) && ts.isIdentifier(node.parent.expression))
  )
}

type FunctionNode = ts.FunctionDeclaration | ts.FunctionExpression | ts.ArrowFunction | ts.MethodDeclaration

function isFunction(node: ts.Node): node is FunctionNode {
  return ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node) || ts.isArrowFunction(node) || ts.isMethodDeclaration(node)
}

function bodyOf(node: ts.SignatureDeclaration): ts.Node | undefined {
  return isFunction(node) ? node.body : undefined
}

function each(node: ts.Node | undefined, look: (node: ts.Node) => void): void {
  if (!node) return
  look(node)
  ts.forEachChild(node, (child) => each(child, look))
}

/** The right side of `hub.db`, a key, the name in a declaration: not a use of its own. */
function isNameOnly(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent)) return parent.name === node
  return (ts.isParameter(parent) || ts.isVariableDeclaration(parent) || ts.isBindingElement(parent)) && parent.name === node
}

/** The `hub` of `hub.db`. */
function rootOf(node: ts.Expression): ts.Identifier | null {
  if (ts.isIdentifier(node)) return node
  return ts.isPropertyAccessExpression(node) ? rootOf(node.expression) : null
}

function isInside(node: ts.Node, whole: ts.Node | undefined): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (at === whole) return true
  return false
}
