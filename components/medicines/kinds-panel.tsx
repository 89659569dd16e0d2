import type { CountedKinds } from '#/lib/record/medicines/kinds/count-kinds.ts';
import { medicinesPageWords as words } from './words.ts';

interface Props {
  readonly counted: CountedKinds;
  /** Key of the kind whose rows are marked. */
  readonly chosen: string | undefined;
  readonly onChoose: (kind: string | undefined) => void;
}

/** Kinds among the current medicines; pressing one marks its rows, and hides none. */
export function KindsPanel({ counted: { kinds, sorted }, chosen, onChoose }: Props) {
  return (
    <section aria-labelledby="kinds-heading" className="pb-2">
      <div className="panel-head">
        <h2 id="kinds-heading" className="m-0">
          {words.kinds}
        </h2>
      </div>
      <ul className="m-0 list-none p-0">
        {kinds.map(({ key, title, count, words: countWords, ended }) => (
          <li key={key}>
            {count > 0 ? (
              <button
                type="button"
                className="since-row"
                aria-pressed={chosen === key}
                onClick={() => onChoose(chosen === key ? undefined : key)}
              >
                <span>{title}</span>
                <span className="figures font-semibold text-accent">{countWords}</span>
              </button>
            ) : (
              <p className="kind-row">
                <span>{title}</span> <span className="text-muted">{countWords}</span>
              </p>
            )}
            {ended === '' ? undefined : <p className="kind-note">{ended}</p>}
          </li>
        ))}
      </ul>
      <p className="kind-note">{sorted}</p>
      <p className="kind-note">{words.otherKinds}</p>
    </section>
  );
}
