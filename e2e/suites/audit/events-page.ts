import { readFileSync, globSync } from 'node:fs';
import { eventTimes } from '#/lib/audit/model/event-words.ts';
import { sourceEventKinds } from './sample-events.ts';

/** Files that make events by a name which they do not write as others do. */
const makers: Readonly<Record<string, string>> = { 'entries-shown': 'shownEvents(' };
const tables = new Set(['lib/access/request/audit-decisions.ts', 'lib/session/end/words.ts']);

interface EventRow {
  readonly name: string;
  readonly profile: string;
  readonly when: string;
  /** Files of the product that write it. */
  readonly writers: readonly string[];
}

/** Every event of the product: when it is written, and in which files, read from the code as it is. */
export function eventRows(): readonly EventRow[] {
  const files = globSync('{lib,app}/**/*.{ts,tsx}')
    .filter((file) => !/\.test\.tsx?$|\/testing\/|^lib\/audit\/model\/|^lib\/record\//.test(file))
    .toSorted()
    .map((file) => [file, readFileSync(file, 'utf8')] as const);
  const filesWith = (mark: string): readonly string[] => files.flatMap(([file, text]) => (text.includes(mark) ? [file] : []));
  /** Either the act is named where it is audited, or a table of decisions or ends names it. */
  const writersOf = (name: string): readonly string[] =>
    makers[name]
      ? filesWith(makers[name]).filter((file) => !file.startsWith('lib/audit/'))
      : files.flatMap(([file, text]) =>
          text.includes(`action: '${name}'`) || (tables.has(file) && text.includes(`'${name}'`)) ? [file] : [],
        );
  return [
    {
      name: 'application-start',
      profile: '',
      when: 'this service has started, before it reads anything',
      writers: filesWith('applicationStart('),
    },
    ...Object.entries(sourceEventKinds).map(([name, [mark, profile, when]]) => ({
      name,
      profile,
      when,
      writers: filesWith(mark.startsWith("'") ? mark : `${mark}(`),
    })),
    ...Object.entries(eventTimes).map(([name, when]) => ({ name, profile: '', when, writers: writersOf(name) })),
  ];
}

/** docs/audit-events.md */
export function eventsPage(): string {
  const lineOf = ({ name, profile, when, writers }: EventRow): string =>
    `| \`${name}\` | ${when} | ${profile} | ${writers.map((file) => `\`${file}\``).join(', ')} |`;
  return `# Audit events

Made by \`npm run audit-table\` (\`e2e/suites/audit/events-page.test.ts\`, which fails when the page is out of date). Each event is a FHIR R4
\`AuditEvent\`; its name is the code of the subtype with the system \`urn:tributary:access\`.

- **Who**: \`agent\` with \`requestor: true\` is the reader as they were at that time: identifier (issuer and subject), name, role, purpose of
  use, and in \`policy\` the reference of the token by which they came; the agent of type \`PROV\` is their organisation. The agent
  \`110150 Application\` is this service: its host, and the \`client_id\` of the sign-in.
- **About whom**: the one \`entity\` of type 1 and role 1: the patient's number in the exchange (others in \`detail\`), and after a launch the
  address of the Patient. Never a name.
- **At which source**: the agent \`110152\` (of a query) or \`110153\` (of a read) with the source's id, name and base; in a decision the agent \`CST\`.
- **What**: \`entity.query\` has the requests, one a line, base64; the entity \`XrequestId\` begins the \`X-Request-Id\` of each; \`answers\` says
  by line how each ended, \`counts\` what came and what was released.
- **Which view**: the entity with the system \`urn:tributary:record-session\` is the same in all events of one opening.
- **What was shown**: \`entries-shown\` holds in \`digests\` 16 bytes an entry, by category: 8 of a keyed digest of its id, 8 of its content. Who has
  the key of \`audit.digests\` and asks the sources again can tell whether they say the same (\`npm run audit -- rebuild\`); nobody can read an entry.
- **How it ended**: \`outcome\` 0, 4 (refused, in part) or 8 (no answer), \`outcomeDesc\` in our own words. A success of a query or a read claims its
  IHE BALP profile in \`meta.profile\`; a failure has the same shape and an OperationOutcome.

| event | written when | BALP profile | by |
|---|---|---|---|
${eventRows().map(lineOf).join('\n')}
`;
}
