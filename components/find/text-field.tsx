export interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Utility class of the field's width. */
  readonly width?: string;
  readonly numeric?: true;
  /** Id of the problem's sentence. */
  readonly describedBy?: string;
}

/** Text field that the browser neither stores nor offers again: its value names a patient. */
export function TextField({ id, label, value, onChange, width = 'w-full', numeric, describedBy }: TextFieldProps) {
  return (
    <div className={`flex flex-col gap-1 ${width}`}>
      <label htmlFor={id} className="text-detail text-muted">
        {label}
      </label>
      <input
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="box-border min-h-11 w-full rounded-control border border-control bg-surface px-3 text-document text-text"
        type="text"
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        {...(numeric && { inputMode: 'numeric' as const })}
        {...(describedBy !== undefined && { 'aria-describedby': describedBy, 'aria-invalid': true })}
      />
    </div>
  );
}
