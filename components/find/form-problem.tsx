import { TriangleAlert } from 'lucide-react';

/** The problem with a typed value: beside the field, in words, announced. */
export function FormProblem({ id, problem }: { readonly id: string; readonly problem: string | undefined }) {
  return (
    <p id={id} role="alert" className="m-0 text-row text-danger empty:hidden">
      {problem !== undefined && (
        <span className="inline-flex items-center gap-1.5">
          <TriangleAlert size={16} aria-hidden="true" />
          {problem}
        </span>
      )}
    </p>
  );
}
