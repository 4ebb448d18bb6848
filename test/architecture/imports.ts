import path from 'node:path';
import ts from 'typescript';

/** What a file imports, type-only and lazy imports included: packages by name, files by path without an ending. */
export type Imports = { readonly packages: readonly string[]; readonly files: readonly string[] };

export function importsOf(file: string, source: string): Imports {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false, scriptKind(file));
  const specifiers = [...specifiersIn(tree)];
  const isOwn = (specifier: string) => specifier.startsWith('.');
  return {
    packages: specifiers.filter((specifier) => !isOwn(specifier)),
    files: specifiers
      .filter(isOwn)
      .map((specifier) => withoutEnding(path.posix.join(path.posix.dirname(file), specifier))),
  };
}

/** The name by which other files import this one. */
export function withoutEnding(file: string): string {
  return file.replace(/\.(d\.ts|tsx?|mjs)$/, '');
}

function* specifiersIn(node: ts.Node): Generator<string> {
  const specifier = specifierOf(node);
  if (specifier && ts.isStringLiteralLike(specifier)) yield specifier.text;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* specifiersIn(child);
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node)) return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) return node.arguments[0];
  return undefined;
}

function scriptKind(file: string): ts.ScriptKind {
  return file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}
