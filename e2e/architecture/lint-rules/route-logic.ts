import type { ESTree, Rule } from '@oxlint/plugins';

const mostLines = 5;
const routeExports = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|register|proxy|generate[A-Z]\w*)$/;

type Named = ESTree.Function | ESTree.ArrowFunctionExpression;

/** Forbids logic in routes: a module-level function of more than five lines that is no component, hook, handler or page. */
export const routeLogic: Rule = {
  create(context) {
    const check = (node: Named, name: string | undefined): void => {
      const lines = node.loc.end.line - node.loc.start.line + 1;
      if (lines <= mostLines || name === undefined || isComposition(name)) return;
      const message = `"${name}" has ${lines} lines: routes compose; a function of more than ${mostLines} lines belongs in lib/ or components/.`;
      context.report({ node, message });
    };
    return {
      Program({ body }) {
        for (const statement of body) {
          const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
          if (declaration?.type === 'FunctionDeclaration') check(declaration, declaration.id?.name);
          if (declaration?.type !== 'VariableDeclaration') continue;
          for (const { id, init } of declaration.declarations)
            if (init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression')
              check(init, id.type === 'Identifier' ? id.name : undefined);
        }
      },
    };
  },
};

/** A component is capitalised, a hook starts with `use`, and Next names the rest. */
function isComposition(name: string): boolean {
  return routeExports.test(name) || /^[A-Z]/.test(name) || /^use[A-Z]/.test(name);
}
