import type { ReactNode } from 'react';

const controlLook = 'box-border min-h-11 w-full min-w-0 rounded-control border border-control bg-surface px-3 text-block text-text';

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Field that the browser neither stores nor offers again: its value may name a patient. */
export function AuditField({ label, value, onChange, type = 'text' }: FieldProps & { readonly type?: 'text' | 'date' }) {
  return (
    <label className="flex min-w-0 flex-col gap-1 text-detail text-muted">
      {label}
      <input
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={controlLook}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
      />
    </label>
  );
}

export interface FieldChoice {
  readonly value: string;
  readonly name: string;
}

export function AuditChoice({ label, value, onChange, choices }: FieldProps & { readonly choices: readonly FieldChoice[] }) {
  return (
    <label className="flex min-w-0 flex-col gap-1 text-detail text-muted">
      {label}
      <select value={value} onChange={(event) => onChange(event.target.value)} className={controlLook}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.name}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Sentences that stand between the form and its answer, announced. */
export function AuditStatus({ children }: { readonly children: ReactNode }) {
  return (
    <div role="status" className="my-4 max-w-[80ch] text-block">
      {children}
    </div>
  );
}

export function AuditNotice({ text }: { readonly text: string }) {
  return <p className="m-0 mb-2 rounded-control border border-warning bg-warning-tint px-3 py-2 text-text">{text}</p>;
}
