/** @typedef {import('eslint').Rule.RuleModule} RuleModule */

/**
 * Refuses words written straight into JSX, since no translator would see them. Glyphs alone ("·", "→") may pass.
 * It is formatjs' rule with that one exception.
 * @param {import('eslint').ESLint.Plugin} formatjs
 * @returns {RuleModule}
 */
export function noBareWords(formatjs) {
  const strict = /** @type {RuleModule} */ (formatjs.rules?.['no-literal-string-in-jsx']);
  return {
    ...strict,
    create: (context) => {
      /** @param {any} found */
      const report = (found) => {
        if (/\p{L}{2}/u.test(wordsOf(found.node))) context.report(found);
      };
      return strict.create(Object.create(context, { report: { value: report } }));
    },
  };
}

/**
 * @param {any} node
 * @returns {string}
 */
function wordsOf(node) {
  if (node.type === 'JSXAttribute')
    return wordsOf(node.value.type === 'JSXExpressionContainer' ? node.value.expression : node.value);
  if (node.type === 'TemplateLiteral') return node.quasis.map((/** @type {any} */ part) => part.value.cooked).join('');
  return String(node.value);
}
