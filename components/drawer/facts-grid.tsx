import { TextInColumns } from '#/components/entry/written-text.tsx';
import { formatDatesIn } from '#/lib/record/dates/dates-in-text.ts';
import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { hasColumns } from '#/lib/record/text/text-columns.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';
import { Unbroken } from '#/components/entry/unbroken/unbroken.tsx';

interface Props {
  readonly facts: readonly EntryFact[];
  readonly locale: string;
}

/** Facts under their labels. Those of one thing stand together: "Supply: quantity" and "Supply: validity" are two lines of "Supply". */
export function FactsGrid({ facts, locale }: Props) {
  if (facts.length === 0) return undefined;
  const factsByHead = [...Map.groupBy(facts, ({ label }) => headOf(label))];
  return (
    <dl className="m-0 mt-2 grid grid-cols-[112px_1fr] gap-x-3 gap-y-1 text-detail">
      {factsByHead.map(([head, ofThing]) => (
        <div key={head} className="contents">
          <dt className="text-muted">{head}</dt>
          <dd className="m-0 min-w-0 wrap-anywhere">
            {ofThing.map(({ label, value }, index) => (
              // Two facts of one entry may be the same in label and value.
              <div key={index}>
                <PartName part={label.slice(head.length)} /> <FactValue value={formatDatesIn(value, locale)} />
              </div>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const separator = ': ';

function headOf(label: string): string {
  const end = label.indexOf(separator);
  return end < 0 ? label : label.slice(0, end);
}

/** `part`: rest of a label, ": detail 2: quantity". */
function PartName({ part }: { readonly part: string }) {
  if (part === '') return undefined;
  return <span className="text-muted">{capitalise(part.slice(separator.length).replaceAll(separator, ', '))}</span>;
}

function FactValue({ value }: { readonly value: string }) {
  if (!value.includes('\n')) return <Unbroken text={value} />;
  return hasColumns(value) ? <TextInColumns text={value} /> : <span className="whitespace-pre-wrap">{value}</span>;
}
