import {
  Activity,
  Ban,
  CalendarClock,
  CircleDashed,
  ClipboardCheck,
  ClipboardList,
  Cpu,
  CreditCard,
  FilePen,
  FileText,
  FlaskConical,
  HeartPulse,
  type LucideIcon,
  MailPlus,
  Phone,
  Pill,
  Scan,
  Scissors,
  ShieldAlert,
  Siren,
  Stethoscope,
  Syringe,
  TriangleAlert,
  Users,
  UserRound,
} from 'lucide-react';
import type { Category } from '#/lib/record/model/category.ts';
import type { Assertion } from '#/lib/record/model/timeline-entry.ts';

const icons: Readonly<Record<Category, LucideIcon>> = {
  alerts: Siren,
  decisions: FilePen,
  allergies: TriangleAlert,
  problems: Activity,
  medications: Pill,
  immunizations: Syringe,
  results: FlaskConical,
  imaging: Scan,
  vitals: HeartPulse,
  assessments: ClipboardCheck,
  procedures: Scissors,
  encounters: Stethoscope,
  documents: FileText,
  'care-plans': ClipboardList,
  appointments: CalendarClock,
  requests: MailPlus,
  people: Phone,
  safeguarding: ShieldAlert,
  'social-history': UserRound,
  'family-history': Users,
  devices: Cpu,
  insurance: CreditCard,
  other: CircleDashed,
};

interface Props {
  readonly category: Category;
  readonly assertion?: Assertion;
}

/** Icon of a row's kind. An entry removed by its source has its own sign; only an affirmed allergy is in the colour of danger. */
export function KindIcon({ category, assertion = 'affirmed' }: Props) {
  const Icon = assertion === 'removed' ? Ban : icons[category];
  return (
    <Icon
      size={16}
      strokeWidth={1.75}
      aria-hidden
      className={category === 'allergies' && assertion === 'affirmed' ? 'text-danger' : 'text-muted'}
    />
  );
}
