'use client';
import { Check, ChevronDown, CircleQuestionMark, CloudOff, type LucideIcon, TriangleAlert } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Announcer } from '#/components/ui/announcer.tsx';
import { Popover } from '#/components/ui/popover.tsx';
import type { AllergyLabel } from '#/lib/record/allergy-label.ts';

const icons: Readonly<Record<AllergyLabel['state'], LucideIcon>> = {
  known: TriangleAlert,
  'none-known': Check,
  'not-recorded': CircleQuestionMark,
  unavailable: CloudOff,
};

interface Props {
  readonly label: AllergyLabel;
  /** The allergies themselves, given how to close the list. */
  readonly children: (close: () => void) => ReactNode;
}

/** The allergy label of the banner: the same whatever is unticked or filtered; a change is announced at once. */
export function AllergyChip({ label, children }: Props) {
  const [open, setOpen] = useState(false);
  const Icon = icons[label.state];
  const sentence = label.sentences.join(' ');
  const trigger = (
    <Button className="allergy-chip" data-allergies={label.state}>
      <Icon size={18} aria-hidden className="flex-none" />
      <span>
        <span className="wide:hidden">{label.short}</span>
        <span className="hidden wide:inline">{label.long}</span>
        <span className="visually-hidden">. {sentence}</span>
      </span>
      <ChevronDown size={16} aria-hidden className="ml-auto flex-none" />
    </Button>
  );
  return (
    <>
      <Announcer text={`${label.short}. ${sentence}`} everyMs={1_000} />
      <Popover trigger={trigger} label={label.short} placement="bottom end" isOpen={open} onOpenChange={setOpen}>
        <h2 className="m-0 text-block font-semibold">{label.short}</h2>
        <p className="mt-1 mb-3 text-detail text-muted">{sentence}</p>
        {children(() => setOpen(false))}
      </Popover>
    </>
  );
}
