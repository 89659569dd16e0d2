import { type JsonObject, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { joinTexts, lineOf } from './text.ts';

export function linesOf(value: unknown): readonly string[] {
  return listOf(value)
    .map(lineOf)
    .filter((line) => line !== undefined);
}

/** The name to use: the official one, else the usual, else any that is not of the past. */
export function preferredName(value: unknown): JsonObject | undefined {
  const names = objectsOf(value);
  const rank = ({ use, period }: JsonObject): number => {
    if (use === 'old' || use === 'maiden') return 5;
    if (use === 'nickname' || use === 'anonymous' || use === 'temp') return 4;
    if (objectOf(period)?.end !== undefined) return 3;
    return use === 'official' ? 0 : use === 'usual' ? 1 : 2;
  };
  return names.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** HumanName as its text, else prefix, given, family, suffix. */
export function nameText(value: unknown): string | undefined {
  const name = objectOf(value);
  if (name === undefined) return lineOf(value);
  return (
    lineOf(name.text) ?? joinTexts([...linesOf(name.prefix), ...linesOf(name.given), ...linesOf(name.family), ...linesOf(name.suffix)], ' ')
  );
}

/** The lines of an Address, as on an envelope. */
export function addressLines(value: unknown): readonly string[] {
  const address = objectOf(value);
  if (address === undefined) return [];
  const lines = [
    ...linesOf(address.line),
    ...linesOf([address.city, address.district, address.state, address.postalCode, address.country]),
  ];
  return lines.length > 0
    ? lines
    : listOf(address.text)
        .flatMap((text) =>
          typeof text === 'string' ? text.replace(/\s+/g, (space) => (space.includes('\n') ? '\n' : space)).split('\n') : [],
        )
        .filter((line) => line.trim() !== '');
}
