'use client';
import { Check, ChevronDown, CircleQuestionMark, CloudOff, Ellipsis, type LucideIcon, TriangleAlert } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { BareButton } from '#/components/ui/button.tsx';
import { Announcer } from '#/components/ui/announcer.tsx';
import { Popover, type TriggerProps } from '#/components/ui/popover.tsx';
import { type AllergyFace, spokenAllergies } from '#/lib/record/summary/allergy-face.ts';
import type { AllergyPill } from '#/lib/record/summary/allergy-pill.ts';
import type { AllergyLabel } from '#/lib/record/summary/allergy-label.ts';
import { useAllergyFace } from './use-allergy-face.ts';

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
  const { face, place, ruler, texts } = useAllergyFace(label);
  const looks = looksOf(label);
  const trigger = (props: TriggerProps) => (
    <BareButton {...props} className="allergy-chip" data-allergies={label.state} {...looks} aria-label={spokenAllergies(label)}>
      <Face label={label} face={face} />
    </BareButton>
  );
  return (
    <span ref={place} className="allergy-place">
      <Announcer text={spokenAllergies(label)} everyMs={1_000} />
      <Ruler ruler={ruler} label={label} looks={looks} texts={texts} />
      <Popover trigger={trigger} label={label.short} placement="bottom end">
        {(close) => (
          <>
            <h2 className="m-0 text-block font-semibold">{label.short}</h2>
            <p className="mt-1 mb-3 text-detail text-muted">{label.sentences.join(' ')}</p>
            {children(close)}
          </>
        )}
      </Popover>
    </span>
  );
}

function looksOf(label: AllergyLabel) {
  return {
    'data-asking': label.loading && label.count === 0 ? true : undefined,
    'data-incomplete': label.incomplete ? true : undefined,
  };
}

function Face({ label, face }: { readonly label: AllergyLabel; readonly face: AllergyFace }) {
  const Icon = icons[label.state];
  return (
    <>
      <Icon size={18} aria-hidden className="flex-none" />
      <span>{face.text}</span>
      {label.pill && face.pill !== undefined ? <Pill kind={label.pill.kind} text={face.pill} /> : undefined}
      <ChevronDown size={16} aria-hidden className="ml-auto flex-none" />
    </>
  );
}

/** Names what is missing, inside the chip: a label that looks whole is read as whole (H40). */
function Pill({ kind, text }: Pick<AllergyPill, 'kind' | 'text'>) {
  const Icon = kind === 'asking' ? Ellipsis : CloudOff;
  return (
    <span className="allergy-pill">
      <Icon size={14} aria-hidden className="flex-none" />
      <span>{text}</span>
    </span>
  );
}

interface RulerProps {
  readonly ruler: RefObject<HTMLSpanElement | null>;
  readonly label: AllergyLabel;
  readonly looks: ReturnType<typeof looksOf>;
  readonly texts: readonly string[];
}

/** Draws out of sight what is measured: the chip without words, bare and with a pill, then each text in the chip's own type. */
function Ruler({ ruler, label, looks, texts }: RulerProps) {
  return (
    <span ref={ruler} aria-hidden className="allergy-ruler">
      <span className="allergy-chip" {...looks}>
        <Face label={label} face={{ text: '' }} />
      </span>
      <span className="allergy-chip" {...looks}>
        <Face label={label} face={{ text: '', pill: '' }} />
      </span>
      {texts.map((text) => (
        <span key={text} className={text === label.pill?.text || text === label.pill?.short ? 'allergy-pill-words' : undefined}>
          {text}
        </span>
      ))}
    </span>
  );
}
