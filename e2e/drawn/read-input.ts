import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { objectOf } from '#/lib/fhir/resource/json.ts';
import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { type DrawnRows, drawParsed } from './draw-resources.ts';

/** Draws the resources of a file in `inputs/`, read as the text that it is. */
export function drawInput(name: string): DrawnRows {
  return drawParsed(objectOf(parseFhir(readFileSync(join(import.meta.dirname, 'inputs', name), 'utf8')))?.resources);
}
