import type { Version } from '#/lib/fhir/resource/version.ts';
import { suffixShape, versionMarks } from '#/lib/fhir/xml/shape.ts';

type Label = Version['label'];

/** Element of one type, as one version defines it. */
interface Row {
  readonly version: Label;
  readonly type: string;
  readonly element: string;
  readonly shape: string;
}

interface Definition {
  readonly base: string | undefined;
  readonly elements: Map<string, string>;
}

const primitives = new Map([
  ['string', ''],
  ['boolean', '!'],
  ['number', '#'],
  ['FhirResource', ''],
  ['Resource', ''],
  // Bundle<…>: what its entries hold.
  ['BundleContentType', ''],
]);

/** DSTU2's elements that are defined by naming another: its published definitions of interfaces leave them out. */
const leftOut: readonly Row[] = [
  ['Bundle', 'Entry', 'link', '*BundleLink'],
  ['Parameters', 'Parameter', 'part', '*ParametersParameter'],
  ['DiagnosticOrder', 'Item', 'event', '*DiagnosticOrderEvent'],
  ['Questionnaire', 'GroupQuestion', 'group', '*QuestionnaireGroup'],
  ['QuestionnaireResponse', 'GroupQuestionAnswer', 'group', '*QuestionnaireResponseGroup'],
  ['Observation', 'Component', 'referenceRange', '*ObservationReferenceRange'],
  ['Provenance', 'Entity', 'agent', 'ProvenanceAgent'],
  ['OperationDefinition', 'Parameter', 'part', '*OperationDefinitionParameter'],
].map(([type, part, element = '', shape = '']) => ({ version: 'DSTU2', type: `${type}${part}`, element, shape }));

const widest = 900;

/**
 * The text of `element-table.ts`, from the interface definitions of each version (`@types/fhir`). Most elements of a
 * name have the same shape wherever they stand: that is said once, and a type says only what it has otherwise.
 */
export function makeElementTable(definitions: Readonly<Record<Label, string>>): string {
  const defined = (Object.keys(definitions) as Label[]).flatMap((version) => rowsOf(version, definitionsIn(definitions[version])));
  const rows = [...defined, ...leftOut];
  const usual = usualShapes(rows);
  const shapes = [...usual].filter(([element, shape]) => shape !== suffixShape(element)).map(([element, shape]) => `${element}:${shape}`);
  return [
    '/* Made by `element-table.test.ts` from the definitions in @types/fhir; `npx vitest run lib/fhir/xml -u` makes it again. */',
    '',
    `export const usualTable = \`\n${wrapped(shapes, ' ')}\n\`;`,
    '',
    `export const typeTable = \`\n${wrapped(exceptions(rows, usual), ';')}\n\`;`,
    '',
  ].join('\n');
}

function definitionsIn(text: string): ReadonlyMap<string, Definition> {
  const types = new Map<string, Definition>();
  let open: Definition | undefined;
  for (const line of text.split('\n')) {
    const start = /^export interface (\w+)(?:<.*>)?(?: extends (\w+)(?:<.*>)?)? \{/.exec(line);
    const element = /^ {2}(\w+)\??: (.+?)(?: \| undefined)?;$/.exec(line);
    if (start?.[1] !== undefined) {
      open = { base: start[2], elements: new Map() };
      types.set(start[1], open);
    } else if (line.startsWith('}')) open = undefined;
    else if (element?.[1] !== undefined && element[2] !== undefined && !element[1].startsWith('_'))
      open?.elements.set(element[1], element[2]);
  }
  return types;
}

function rowsOf(version: Label, types: ReadonlyMap<string, Definition>): readonly Row[] {
  return [...types.keys()].flatMap((type) => {
    const elements = new Map<string, string>();
    for (let at = types.get(type); at !== undefined; at = types.get(at.base ?? ''))
      for (const [element, written] of at.elements) if (!elements.has(element)) elements.set(element, written);
    return [...elements].map(([element, written]) => ({ version, type, element, shape: shapeOf(type, element, written) }));
  });
}

/** `*` repeats, `!` boolean, `#` number, `+` a part of this type alone, else the name of its type; nothing: a text. */
function shapeOf(type: string, element: string, written: string): string {
  const repeats = written.endsWith('[]') ? '*' : '';
  const name = /^\(?'/.test(written) ? 'string' : (/^\w+/.exec(written)?.[0] ?? '');
  const part = `${type}${element.charAt(0).toUpperCase()}${element.slice(1)}`;
  return repeats + (primitives.get(name) ?? (name === part ? '+' : name));
}

function usualShapes(rows: readonly Row[]): ReadonlyMap<string, string> {
  return new Map(
    [...Map.groupBy(rows, ({ element }) => element)]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([element, same]) => {
        const counts = [...Map.groupBy(same, ({ shape }) => shape)].map(([shape, { length }]) => ({ shape, length }));
        const [most] = counts.toSorted((one, other) => other.length - one.length || (one.shape < other.shape ? -1 : 1));
        return [element, most?.shape ?? ''] as const;
      }),
  );
}

function exceptions(rows: readonly Row[], usual: ReadonlyMap<string, string>): readonly string[] {
  return [...Map.groupBy(rows, ({ type }) => type)]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(
      ([type, ofType]) => [type, [...Map.groupBy(ofType, ({ element }) => element)].flatMap(([, same]) => differing(same, usual))] as const,
    )
    .filter(([, words]) => words.length > 0)
    .map(([type, words]) => `${type} ${words.join(' ')}`);
}

/** Marked with its versions only where they disagree: in a version that lacks the element nothing is asked. */
function differing(same: readonly Row[], usual: ReadonlyMap<string, string>): readonly string[] {
  const shapes = Map.groupBy(same, ({ shape }) => shape);
  return [...shapes].flatMap(([shape, rows]) => {
    const element = rows[0]?.element ?? '';
    if (shape === usual.get(element)) return [];
    const versions = shapes.size === 1 ? '' : `@${rows.map(({ version }) => versionMarks[version]).join('')}`;
    return [`${element}:${shape}${versions}`];
  });
}

function wrapped(words: readonly string[], separator: string): string {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < widest) lines[lines.length - 1] = `${last}${separator}${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
