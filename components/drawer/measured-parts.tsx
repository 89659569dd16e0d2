import { Measured, type MeasuredBody } from '#/components/entry/measured-value.tsx';
import { rangesText, unitOf } from '#/components/entry/measured.ts';
import { formatCountOf } from '#/lib/record/words/phrase.ts';
import { printedUnit } from '#/lib/record/words/unit-words.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { codeLines } from './codes.tsx';
import { drawerWords } from './words.ts';

/** Each component of a measurement with all that came with it: value, flag, its own range (H18), why it has no value (H36). */
export function MeasuredParts({ components }: Pick<MeasuredBody, 'components'>) {
  if (components.length === 0) return undefined;
  return (
    <section className="mt-5">
      <h3 className="m-0 text-detail font-semibold">{formatCountOf(components.length, 'measured part', 'measured parts')}</h3>
      <ul className="m-0 mt-1 list-none divide-y divide-line border-y border-line p-0">
        {components.map((part, index) => (
          // Two components may have the same name.
          <li key={`${index} ${part.code.text}`} className="grid grid-cols-[1fr_auto] gap-x-3 px-1 py-1.5 text-detail">
            <span className="min-w-0 wrap-anywhere">
              {part.code.text}
              <span className="block text-detail text-muted">{detailsOf(part).join(' · ')}</span>
            </span>
            <span className="row-value max-w-60 justify-end">
              <Measured body={{ shape: 'measurement', measurement: part, components: [] }} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function detailsOf(part: Measurement): readonly string[] {
  const range = rangesText(part);
  const flag = part.interpretation?.text;
  const unit = unitOf(part);
  const codes = codeLines(part.code);
  return [
    ...(range ? [drawerWords.rangeOf(range)] : []),
    ...(flag ? [drawerWords.flagOf(flag)] : []),
    ...(unit !== undefined && printedUnit(unit) !== unit ? [drawerWords.unitOf(unit)] : []),
    ...codes,
  ];
}
