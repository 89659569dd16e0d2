'use client';
import { Check, ChevronDown, CircleQuestionMark, CloudOff, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { BareButton } from '#/components/ui/button.tsx';
import { Announcer } from '#/components/ui/announcer.tsx';
import { Popover, type TriggerProps } from '#/components/ui/popover.tsx';
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
    <BareButton {...props} className="allergy-chip" data-allergies={label.state}>
      <Icon size={18} aria-hidden className="flex-none" />
      <span>
        <span className="wide:hidden">{label.short}</span>
        <span className="hidden wide:inline">{label.long}</span>
        <span className="visually-hidden">. {sentence}</span>
      </span>
      <ChevronDown size={16} aria-hidden className="ml-auto flex-none" />
    </BareButton>
  );
  return (
    <>
      <Announcer text={`${label.short}. ${sentence}`} everyMs={1_000} />
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
