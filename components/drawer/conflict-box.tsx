import { SourceBadge } from '#/components/source-badge/source-badge.tsx';
import type { FieldConflict } from '#/lib/record/merge/group.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';

interface Props {
  readonly conflicts: readonly FieldConflict[];
  readonly sources: ReadonlyMap<string, PublicSource>;
}

/** Table of differing values, a column for each source; it never says which is right (design §8). */
export function ConflictBox({ conflicts, sources }: Props) {
  const columns = [...new Set(conflicts.flatMap(({ values }) => values.map(({ source }) => source)))];
  return (
    <section aria-label="Sources differ" className="mt-3 overflow-x-auto rounded-control bg-warning-tint px-3 py-2 text-detail">
      <table className="w-full border-collapse text-left">
        <thead>
          <tr>
            <th scope="col" className="py-1 pr-3 font-semibold text-warning">
              ≠ Differs
            </th>
            {columns.map((id) => {
              const source = sources.get(id);
              return (
                <th key={id} scope="col" className="py-1 pr-3">
                  {source ? <SourceBadge source={source} /> : id}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {conflicts.map(({ field, values }) => (
            <tr key={field} className="align-top">
              <th scope="row" className="py-1 pr-3 font-normal text-muted">
                {field}
              </th>
              {columns.map((id) => (
                <td key={id} className="py-1 pr-3">
                  {values
                    .filter(({ source }) => source === id)
                    .map(({ value }) => (
                      <div key={value}>
                        <b className="text-warning" aria-hidden>
                          ≠{' '}
                        </b>
                        {value}
                      </div>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
