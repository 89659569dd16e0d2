import type { ESTree, Rule } from '@oxlint/plugins';

/** Pronouns, adverbs and participles that nobody would search for; FHIR's own names (`given`) and the stream's counts are not among them. */
export const bareNames: ReadonlySet<string> = new Set(
  [
    'one other others another each some came said say says tell told now again beside besides otherwise also quiet asked',
    'kept gone there here elsewhere both such same found sent shown known drawn made meant taken spoken whose whom what where',
    'anew alike apart thing things slot cell corpus fate',
  ].flatMap((line) => line.split(' ')),
);

/** Forbids a variable, parameter, function or property of a type whose whole name is a pronoun, adverb or participle. */
export const bareName: Rule = {
  create(context) {
    const report = (node: ESTree.Node, name: string): void => {
      if (bareNames.has(name)) context.report({ node, message: `"${name}" names nothing: say which entry, source, date … it is.` });
    };
    const reportKey = (node: ESTree.Node): void => {
      if ('key' in node && node.key?.type === 'Identifier') report(node.key, node.key.name);
    };
    return {
      'Program:exit'() {
        for (const scope of context.sourceCode.scopeManager.scopes)
          for (const { name, defs } of scope.variables)
            for (const { name: node, type } of defs) if (type !== 'ImportBinding') report(node, name);
      },
      TSPropertySignature: reportKey,
      TSMethodSignature: reportKey,
      PropertyDefinition: reportKey,
    };
  },
};
