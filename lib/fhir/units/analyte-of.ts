import type { CodedConcept } from '#/lib/record/model/coded.ts';
import type { Analyte } from './analyte.ts';
import { analytes } from './analytes.ts';

const byCode: ReadonlyMap<string, Analyte> = new Map(analytes.flatMap((analyte) => analyte.codes.map((code) => [code, analyte] as const)));

/** A known analyte, and the code by which it was known: `system|code`. */
export interface NamedAnalyte {
  readonly analyte: Analyte;
  readonly code: string;
}

/** Undefined when no code is known, and when two codes name different analytes: neither is chosen. */
export function analyteOf({ codings }: CodedConcept): NamedAnalyte | undefined {
  let analyte: NamedAnalyte | undefined;
  for (const { system, code } of codings) {
    const codedAnalyte = system === undefined || code === undefined ? undefined : byCode.get(`${system}|${code}`);
    if (codedAnalyte === undefined) continue;
    if (analyte !== undefined && analyte.analyte !== codedAnalyte) return undefined;
    analyte ??= { analyte: codedAnalyte, code: `${system}|${code}` };
  }
  return analyte;
}
