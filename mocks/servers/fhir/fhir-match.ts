import { textsAt, valuesAt, type FhirResource } from './fhir-resource.ts';

/** Compares a search parameter's value with a resource; `,` between values means or (R4 search.html). */
export type ValueMatcher = (resource: FhirResource, value: string) => boolean;

/** A token: `code`, `system|code`, `|code` or `system|`, against code, Coding, CodeableConcept, Identifier or boolean. */
export function tokenAt(...paths: readonly string[]): ValueMatcher {
  return (resource, value) => {
    const bar = value.indexOf('|');
    const [system, code] = bar < 0 ? [undefined, value] : [value.slice(0, bar), value.slice(bar + 1)];
    return paths
      .flatMap((path) => valuesAt(resource, path))
      .flatMap(codesOf)
      .some((coding) => (code === '' || coding.code === code) && (system === undefined || (coding.system ?? '') === system));
  };
}

interface Code {
  readonly system?: string | undefined;
  readonly code: string;
}

function codesOf(value: unknown): readonly Code[] {
  if (typeof value === 'string' || typeof value === 'boolean') return [{ code: String(value) }];
  const codings = valuesAt(value, 'coding');
  if (codings.length > 0) return codings.flatMap(codesOf);
  const system = textsAt(value, 'system')[0];
  return [...textsAt(value, 'code'), ...textsAt(value, 'value')].map((code) => ({ system, code }));
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A string: the beginning, whatever the case and the accents. */
export function stringAt(path: string): ValueMatcher {
  return (resource, value) => textsAt(resource, path).some((text) => folded(text).startsWith(folded(value)));
}

/** A reference: `Type/id`, an absolute address, or the bare id. */
export function referenceAt(...paths: readonly string[]): ValueMatcher {
  return (resource, value) => {
    const wanted = value.split('/').slice(-2).join('/');
    return paths
      .flatMap((path) => textsAt(resource, `${path}.reference`))
      .some((text) => {
        const reference = text.split('/').slice(-2).join('/');
        return reference === wanted || reference.split('/')[1] === wanted;
      });
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const forever: Span = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };

/** A date of any precision as the span of instants it covers; zone-less texts count as UTC. */
export function spanOf(text: string): Span | undefined {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text);
  if (parts) {
    const [year, month, day] = [Number(parts[1]), parts[2] ? Number(parts[2]) : undefined, parts[3] ? Number(parts[3]) : undefined];
    const from = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
    const end =
      month === undefined ? Date.UTC(year + 1, 0, 1) : day === undefined ? Date.UTC(year, month, 1) : Date.UTC(year, month - 1, day + 1);
    return { from, to: end - 1 };
  }
  const instant = Date.parse(/([Zz]|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`);
  if (Number.isNaN(instant)) return undefined;
  return { from: instant, to: /:\d\d:\d\d/.test(text) ? instant : instant + 59_999 };
}

function spansAt(resource: FhirResource, path: string): readonly Span[] {
  return valuesAt(resource, path).flatMap((value) => {
    if (typeof value === 'string') return spanOf(value) ?? [];
    const [start, end] = [textsAt(value, 'start')[0], textsAt(value, 'end')[0]];
    if (start === undefined && end === undefined) return [];
    return {
      from: (start && spanOf(start)?.from) || forever.from,
      to: (end && spanOf(end)?.to) || forever.to,
    };
  });
}

const comparisons = new Map<string, (span: Span, wanted: Span) => boolean>([
  ['eq', (span, wanted) => span.from >= wanted.from && span.to <= wanted.to],
  ['ne', (span, wanted) => span.from < wanted.from || span.to > wanted.to],
  ['ge', (span, wanted) => span.to >= wanted.from],
  ['gt', (span, wanted) => span.to > wanted.to],
  ['le', (span, wanted) => span.from <= wanted.to],
  ['lt', (span, wanted) => span.from < wanted.from],
]);

const prefixed = /^(eq|ne|ge|gt|le|lt)?(\d{4}.*)$/;

/** Is this a date that can be searched by, with or without a prefix? */
export function isDateValue(value: string): boolean {
  const parts = prefixed.exec(value);
  return parts?.[2] !== undefined && spanOf(parts[2]) !== undefined;
}

/** A date with its prefix, against date, dateTime, instant or Period (R4 search.html, 3.1.1.4.7). */
export function dateAt(...paths: readonly string[]): ValueMatcher {
  return (resource, value) => {
    const parts = prefixed.exec(value);
    const wanted = parts?.[2] === undefined ? undefined : spanOf(parts[2]);
    const compare = comparisons.get(parts?.[1] ?? 'eq');
    if (!wanted || !compare) return false;
    return paths.flatMap((path) => spansAt(resource, path)).some((span) => compare(span, wanted));
  };
}
