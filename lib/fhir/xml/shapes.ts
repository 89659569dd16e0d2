import { alsoForget } from '#/lib/record/memory/remember-texts.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { typeTable, usualTable } from './element-table.ts';
import { type ElementShape, shapeFrom, suffixShape, versionMarks } from './shape.ts';

/** The shapes of one version's elements. */
export interface ElementShapes {
  /** Total: an element that no table knows has the shape that its name, or nothing, suggests. */
  readonly shapeOf: (type: string | undefined, element: string) => ElementShape;
}

const shapesByVersion = new Map<Version['label'], ElementShapes>();
let usual: ReadonlyMap<string, string> | undefined;

/** Made when a version is first read: most deployments read no XML at all. */
export function shapesIn(version: Version['label']): ElementShapes {
  const match = shapesByVersion.get(version);
  if (match !== undefined) return match;
  const shapes = makeShapes(versionMarks[version]);
  shapesByVersion.set(version, shapes);
  return shapes;
}

function makeShapes(mark: string): ElementShapes {
  const usually = (usual ??= new Map(usualTable.trim().split(/\s+/).map(wordOf)));
  const exceptions = new Map(
    typeTable
      .trim()
      .split(/[;\n]/)
      .map((line) => typeOf(line, mark)),
  );
  return remembered((type, element) => {
    const written = exceptions.get(type ?? '')?.get(element) ?? usually.get(element) ?? suffixShape(element);
    return shapeFrom(written, type, element);
  });
}

/** Names come from outside, without end: when there are more than all definitions have, it begins again. */
const mostRemembered = 20_000;

/** Asked for each element of each resource. */
function remembered(shapeOf: ElementShapes['shapeOf']): ElementShapes {
  const held = new Map<string | undefined, Map<string, ElementShape>>();
  alsoForget(() => held.clear());
  let count = 0;
  return {
    shapeOf: (type, element) => {
      const existing = held.get(type)?.get(element);
      if (existing !== undefined) return existing;
      const shape = shapeOf(type, element);
      if ((count += 1) > mostRemembered) {
        held.clear();
        count = 0;
      }
      const ofType = held.get(type) ?? new Map<string, ElementShape>();
      held.set(type, ofType.set(element, shape));
      return shape;
    },
  };
}

function typeOf(line: string, mark: string): readonly [string, ReadonlyMap<string, string>] {
  const [type = '', ...words] = line.split(' ');
  const mine = words.map((word) => word.split('@')).filter(([, versions]) => versions?.includes(mark) ?? true);
  return [type, new Map(mine.map(([word = '']) => wordOf(word)))];
}

function wordOf(word: string): readonly [string, string] {
  const colon = word.indexOf(':');
  return [word.slice(0, colon), word.slice(colon + 1)];
}
