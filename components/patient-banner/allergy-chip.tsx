'use client';
import { Check, ChevronDown, CircleQuestionMark, CloudOff, Ellipsis, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { BareButton } from '#/components/ui/button.tsx';
import { Announcer } from '#/components/ui/announcer.tsx';
import { Popover, type TriggerProps } from '#/components/ui/popover.tsx';
import type { AllergyPill } from '#/lib/record/summary/allergy-pill.ts';
import type { AllergyLabel } from '#/lib/record/summary/allergy-label.ts';

const icons: Readonly<Record<AllergyLabel['state'], LucideIcon>> = {
  known: TriangleAlert,
  'none-known': Check,
  'not-recorded': CircleQuestionMark,
  unavailable: CloudOff,
};

interface Props {
  readonly label: AllergyLabel;
  /** Renders the allergies; takes the function that closes the list. */
  readonly children: (close: () => void) => ReactNode;
}

/** The allergy label of the banner: independent of ticks and filters; a change is announced at once. */
export function AllergyChip({ label, children }: Props) {
  const Icon = icons[label.state];
  const sentence = label.sentences.join(' ');
  const trigger = (props: TriggerProps) => (
    <BareButton
      {...props}
      className="allergy-chip"
      data-allergies={label.state}
      data-asking={label.loading && label.count === 0 ? true : undefined}
      data-incomplete={label.incomplete ? true : undefined}
    >
      <Icon size={18} aria-hidden className="flex-none" />
      <span>
        <span className="wide:hidden">{label.short}</span>
        <span className="hidden wide:inline">{label.long}</span>
      </span>
      {label.pill ? <Pill pill={label.pill} /> : undefined}
      <ChevronDown size={16} aria-hidden className="ml-auto flex-none" />
    </BareButton>
  );
  return (
    <>
      <Announcer text={`${[label.short, label.pill?.text].filter(Boolean).join(', ')}. ${sentence}`} everyMs={1_000} />
      <Popover trigger={trigger} label={label.short} placement="bottom end">
        {(close) => (
          <>
            <h2 className="m-0 text-block font-semibold">{label.short}</h2>
            <p className="mt-1 mb-3 text-detail text-muted">{sentence}</p>
            {children(close)}
          </>
        )}
      </Popover>
    </>
  );
}

/** Names what is missing, inside the chip: a label that looks whole is read as whole (H40). */
function Pill({ pill: { kind, text } }: { readonly pill: AllergyPill }) {
  const Icon = kind === 'asking' ? Ellipsis : CloudOff;
  return (
    <span className="allergy-pill">
      <Icon size={14} aria-hidden className="flex-none" />
      <span className="visually-hidden">, </span>
      {text}
    </span>
  );
}
