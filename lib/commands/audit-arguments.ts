import { parseArgs } from 'node:util';
import { z } from 'zod';
import { reviewPurposes, type ReviewPurpose } from '#/lib/record/model/viewer.ts';

export const auditUsage = `Usage: npm run audit -- verify [--keys FILE] [--complete] [FILE… | -]
       npm run audit -- verify --fhir [--keys FILE] [--complete]   (the FHIR server of the configuration)
       npm run audit -- trawling [--people 30] [--minutes 60] FILE…
       npm run audit -- rebuild --view ID --by 'ISSUER|SUBJECT' --name NAME --purpose CODE [--fhir | FILE… | -]
  --keys FILE  public keys of the signed heads, as audit.verification in YAML or JSON; else those of TRIBUTARY_CONFIG
  --complete   each chain must be there from its first record to its closing one
rebuild compares an earlier view with its sources, by the configuration of TRIBUTARY_CONFIG (or --config FILE), and is audited itself:
  --view ID        the record's session, as its address and each of its events have it; or instead
  --user SUBJECT   with --patient NUMBER: the views of this person by this user; --at chooses among them
  --at INSTANT     the view as it was then, such as 2026-11-21T14:02:00Z
  --by, --name     who looks now: 'ISSUER|SUBJECT' as in a sign-in, and their name
  --purpose CODE   ${reviewPurposes.join(', ')}: the patient's request, compliance, legal, patient safety
  --person FILE    name and birth date of the patient (family, given, birthDate, gender) in YAML or JSON, for sources that are searched by them
  --entry ID       also says whether this entry was sent, such as 'vale|Observation/17'; may be repeated`;

export interface TrailFiles {
  /** `-` is standard input. */
  readonly files: readonly string[];
  /** True where the trail is read from the FHIR server of the configuration. */
  readonly fhir: boolean;
  readonly keys: string | undefined;
}

export interface VerifyArguments extends TrailFiles {
  readonly command: 'verify';
  readonly isComplete: boolean;
}

export interface TrawlingArguments {
  readonly command: 'trawling';
  readonly files: readonly string[];
  readonly people: number;
  readonly minutes: number;
}

export interface RebuildArguments extends TrailFiles {
  readonly command: 'rebuild';
  readonly config: string | undefined;
  readonly view: string | undefined;
  readonly user: string | undefined;
  readonly patient: string | undefined;
  readonly at: string | undefined;
  readonly by: { readonly issuer: string; readonly subject: string; readonly name: string };
  readonly purpose: ReviewPurpose;
  readonly person: string | undefined;
  readonly entries: readonly string[];
}

export type AuditArguments = VerifyArguments | TrawlingArguments | RebuildArguments;

const options = {
  keys: { type: 'string' },
  complete: { type: 'boolean', default: false },
  fhir: { type: 'boolean', default: false },
  people: { type: 'string', default: '30' },
  minutes: { type: 'string', default: '60' },
  config: { type: 'string' },
  view: { type: 'string' },
  user: { type: 'string' },
  patient: { type: 'string' },
  at: { type: 'string' },
  by: { type: 'string' },
  name: { type: 'string' },
  purpose: { type: 'string' },
  person: { type: 'string' },
  entry: { type: 'string', multiple: true },
} as const;
type OptionName = keyof typeof options;

const trailOptions: readonly OptionName[] = ['keys', 'fhir'];
/** Options of each command; another one is a mistake, not to be passed over. */
const optionsOf: Readonly<Record<AuditArguments['command'], readonly OptionName[]>> = {
  verify: [...trailOptions, 'complete'],
  trawling: ['people', 'minutes'],
  rebuild: [...trailOptions, 'config', 'view', 'user', 'patient', 'at', 'by', 'name', 'purpose', 'person', 'entry'],
};

const wholeNumber = z.coerce.number().int().positive();

/** Reads the arguments of `npm run audit`; undefined where they are none that it knows. */
export function readAuditArguments(args: readonly string[]): AuditArguments | undefined {
  const parsed = parse(args);
  const [command, ...files] = parsed?.positionals ?? [];
  if (!parsed || !isCommand(command)) return undefined;
  const given = parsed.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  if (given.some((name) => !optionsOf[command].some((own) => own === name))) return undefined;
  const { values } = parsed;
  const trail = { files, fhir: values.fhir, keys: values.keys };
  if (values.fhir && files.length > 0) return undefined;
  switch (command) {
    case 'verify':
      return { command, ...trail, isComplete: values.complete };
    case 'trawling': {
      const [people, minutes] = [wholeNumber.safeParse(values.people).data, wholeNumber.safeParse(values.minutes).data];
      return people === undefined || minutes === undefined || files.length === 0 ? undefined : { command, files, people, minutes };
    }
    case 'rebuild':
      return rebuildArguments(values, trail);
    default:
      return command satisfies never;
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, tokens: true, options });
  } catch {
    return undefined;
  }
}

const isCommand = (text: string | undefined): text is AuditArguments['command'] => text !== undefined && Object.hasOwn(optionsOf, text);

type Values = NonNullable<ReturnType<typeof parse>>['values'];

function rebuildArguments(values: Values, trail: TrailFiles): RebuildArguments | undefined {
  const { config, view, user, patient, at, by = '', name, person, entry: entries = [] } = values;
  const [, issuer, subject] = /^(\S+)\|([^|]+)$/.exec(by) ?? [];
  const purpose = reviewPurposes.find((code) => code === values.purpose);
  const isNamed = view === undefined ? user !== undefined && patient !== undefined : user === undefined && patient === undefined;
  const isInstant = at === undefined || (z.iso.datetime({ offset: true }).safeParse(at).success && !Number.isNaN(Date.parse(at)));
  if (!isNamed || !isInstant || issuer === undefined || subject === undefined || name === undefined || name.trim() === '' || !purpose)
    return undefined;
  const reviewer = { by: { issuer, subject, name }, purpose };
  return { command: 'rebuild', ...trail, config, view, user, patient, at, ...reviewer, person, entries };
}
