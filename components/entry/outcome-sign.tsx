import {
  Check,
  CircleDashed,
  Clock,
  CloudOff,
  Contrast,
  Ellipsis,
  EyeOff,
  Lock,
  type LucideIcon,
  Minus,
  Pause,
  ShieldX,
  UserRoundX,
} from 'lucide-react';
import type { OutcomeIcon, OutcomeTone } from '#/lib/record/words/outcome-words.ts';

const icons: Readonly<Record<OutcomeIcon, LucideIcon>> = {
  tick: Check,
  minus: Minus,
  'half-circle': Contrast,
  lock: Lock,
  'dash-circle': CircleDashed,
  'shield-x': ShieldX,
  'broken-cloud': CloudOff,
  'person-question': UserRoundX,
  pause: Pause,
  ellipsis: Ellipsis,
  'eye-off': EyeOff,
  clock: Clock,
};

const tones: Readonly<Record<OutcomeTone, string>> = {
  muted: 'text-muted',
  warning: 'text-warning',
  withheld: 'text-withheld',
  accent: 'text-accent',
};

/** Sign of a source's outcome; its words always stand next to it. */
export function OutcomeSign({ icon, size = 14 }: { readonly icon: OutcomeIcon; readonly size?: number }) {
  const Icon = icons[icon];
  return <Icon size={size} aria-hidden className="inline-block flex-none align-[-2px]" />;
}

export function toneClass(tone: OutcomeTone): string {
  return tones[tone];
}
