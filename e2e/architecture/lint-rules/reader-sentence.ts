import type { ESTree, Rule } from '@oxlint/plugins';

/** Attributes whose text is for the machine. */
const machineAttributes =
  /^(?:className|id|href|key|role|rel|target|type|name|d|viewBox|sandbox|sizes|transform|style|data-.*|.*Class(?:Name)?)$/;
/** Names under which class lists stand. */
const classNames = /class|style|look|tone|shape|frame|layout|button|cell/i;

/** Names of FHIR elements and scopes, as in a list of them: no sentence has a capital inside a word. */
const elementName = /[a-z][A-Z]/;

/** Forbids a sentence for the reader outside the words files; `words` is how many words in a row make one. */
export const readerSentence: Rule = {
  meta: { schema: [{ type: 'object', properties: { words: { type: 'number' } }, additionalProperties: false }] },
  create(context) {
    const { words } = context.options[0] as { readonly words: number };
    const sentence = new RegExp(`(?:^|[\\s(“"])(?:[\\p{L}’']+[,;:]? ){${words - 1}}[\\p{L}’']+`, 'u');
    const check = (node: ESTree.Node, text: string): void => {
      const line = text.replaceAll(/\s+/g, ' ');
      if (!sentence.test(line) || elementName.test(line) || isForMachine(node)) return;
      context.report({ node, message: `A sentence for the reader stands in a words file: "${line.trim().slice(0, 60)}"` });
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateElement(node) {
        check(node, node.value.cooked ?? '');
      },
      JSXText(node) {
        check(node, node.value);
      },
    };
  },
};

/** Tells whether a text is read by programs or operators alone: class lists, imports, types, error messages. */
function isForMachine(node: ESTree.Node): boolean {
  for (let at: ESTree.Node | null = node.parent; at; at = at.parent) {
    if (at.type === 'JSXAttribute') return machineAttributes.test(at.name.type === 'JSXIdentifier' ? at.name.name : '');
    if (at.type === 'ImportDeclaration' || at.type === 'TSLiteralType') return true;
    if (at.type === 'ExpressionStatement' && 'directive' in at && at.directive !== null) return true;
    if (at.type === 'NewExpression' && at.callee.type === 'Identifier' && at.callee.name.endsWith('Error')) return true;
    if (at.type === 'CallExpression' && splitsWords(at)) return true;
    if (at.type === 'VariableDeclarator' && at.id.type === 'Identifier' && classNames.test(at.id.name)) return true;
  }
  return false;
}

/** Tells whether a call takes a list of names apart: `'a b c'.split(' ')`. */
function splitsWords({ callee }: ESTree.CallExpression): boolean {
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'split';
}
