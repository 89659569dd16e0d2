import { bareNames } from '#/e2e/architecture/lint-rules/bare-name.ts';
import { barredOpening } from '#/e2e/architecture/lint-rules/comment-opening.ts';
import type { SourceModule } from './source-module.ts';

const comment = /(?:^|\n)[ \t]*(?:\/\*\*?\s*(?:\*\s*)?|\/\/[ \t]*)(\S[^\n]*)/g;
const declared =
  /\b(?:const|let|function\*?|interface|type|class)\s+([A-Za-z_$][\w$]*)|\breadonly ([A-Za-z_$][\w$]*)\??:|[(,]\s*([A-Za-z_$][\w$]*)(?=\??\s*[,:)])/g;

/** Share of comments whose first word is barred; a line comment that goes on from the line above is part of it. */
export function commentOpeningShare(modules: readonly SourceModule[]): number {
  const openings = modules.flatMap(({ text }) => [...text.matchAll(comment)].filter((match) => !continuesAbove(text, match)));
  return share(openings, (match) => barredOpening.test(match[1] ?? ''));
}

function continuesAbove(text: string, match: RegExpExecArray): boolean {
  const above = text.slice(0, match.index).split('\n').at(-1) ?? '';
  return match[0].trim().startsWith('//') && above.trim().startsWith('//');
}

/** Share of declared names (variables, functions, types, properties, parameters), by pattern, that are bare. */
export function bareNameShare(modules: readonly SourceModule[]): number {
  const names = modules.flatMap(({ text }) => [...text.matchAll(declared)].map((match) => match[1] ?? match[2] ?? match[3] ?? ''));
  return share(names, (name) => bareNames.has(name));
}

/** Words in an exported name, on average: `mergeStreams` has two. */
export function exportedNameWords(modules: readonly SourceModule[]): number {
  const names = modules.flatMap(({ exports }) => exports);
  const words = names.map((name) => name.split(/(?<=[a-z\d])(?=[A-Z])|_/).length);
  return words.reduce((sum, count) => sum + count, 0) / Math.max(1, words.length);
}

function share<T>(items: readonly T[], test: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(test).length / items.length;
}
