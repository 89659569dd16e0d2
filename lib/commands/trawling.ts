import 'server-only';
import { z } from 'zod';

/** Parts of an audit event that tell who looked at whom, and when; whatever kind of event it is. */
const look = z.object({
  audit: z.object({
    event: z.object({
      recorded: z.string(),
      agent: z.array(
        z.object({
          requestor: z.boolean(),
          name: z.string().optional(),
          who: z.object({ identifier: z.object({ system: z.string().optional(), value: z.string() }).optional() }).optional(),
        }),
      ),
      entity: z.array(
        z.object({
          type: z.object({ code: z.string().optional() }).optional(),
          what: z
            .object({
              identifier: z.object({ system: z.string().optional(), value: z.string().optional() }).optional(),
              reference: z.string().optional(),
            })
            .optional(),
        }),
      ),
    }),
  }),
});

/** Code of a person among the kinds of audited entities (audit-entity-type). */
const personType = '1';

interface Look {
  readonly user: string;
  readonly name: string;
  readonly patient: string;
  /** Milliseconds. */
  readonly at: number;
}

/** A user who was shown many people, in the busiest of their windows. */
export interface ManyPeopleShown {
  readonly user: string;
  readonly name: string;
  readonly people: number;
  /** ISO 8601 instants of the window's first and last look. */
  readonly from: string;
  readonly to: string;
}

/**
 * Finds users who looked at `people` or more different patients within `minutes`, in audit lines of any number of processes together
 * (JSON, one a line; lines of other programs are passed over). The most first.
 */
export function findTrawling(texts: readonly string[], people: number, minutes: number): readonly ManyPeopleShown[] {
  const looks = texts.flatMap((text) => text.split('\n')).flatMap(readLook);
  const busiest = [...Map.groupBy(looks, ({ user }) => user)].map(([, own]) => busiestWindow(own, minutes * 60_000));
  return busiest.filter((row) => row.people >= people).toSorted((left, right) => right.people - left.people);
}

function readLook(line: string): readonly Look[] {
  const event = look.safeParse(parseLine(line)).data?.audit.event;
  const user = event?.agent.find(({ requestor }) => requestor);
  const identifier = user?.who?.identifier;
  const person = event?.entity.find(({ type }) => type?.code === personType)?.what;
  const patient = person?.identifier?.value === undefined ? person?.reference : `${person.identifier.system}|${person.identifier.value}`;
  const at = Date.parse(event?.recorded ?? '');
  if (!identifier || patient === undefined || Number.isNaN(at)) return [];
  return [{ user: `${identifier.system ?? ''}|${identifier.value}`, name: user?.name ?? '', patient, at }];
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Slides a window over the looks of one user. */
function busiestWindow(own: readonly Look[], length: number): ManyPeopleShown {
  const looks = own.toSorted((left, right) => left.at - right.at);
  const times = new Map<string, number>();
  let best = { people: 0, from: 0, to: 0 };
  let start = 0;
  for (const { patient, at } of looks) {
    times.set(patient, (times.get(patient) ?? 0) + 1);
    for (let first = looks[start]; first !== undefined && at - first.at > length; first = looks[start]) {
      const left = (times.get(first.patient) ?? 1) - 1;
      if (left > 0) times.set(first.patient, left);
      else times.delete(first.patient);
      start += 1;
    }
    if (times.size > best.people) best = { people: times.size, from: looks[start]?.at ?? at, to: at };
  }
  const [first] = looks;
  return {
    user: first?.user ?? '',
    name: first?.name ?? '',
    people: best.people,
    from: new Date(best.from).toISOString(),
    to: new Date(best.to).toISOString(),
  };
}

/** Lines that `npm run audit -- trawling` prints; no patient is in them. */
export function trawlingReport(texts: readonly string[], people: number, minutes: number): readonly string[] {
  const rows = findTrawling(texts, people, minutes);
  if (rows.length === 0) return [`No user looked at ${people} different patients within ${minutes} minutes.`];
  return rows.map((row) => `${row.people} patients, ${row.from} to ${row.to}: ${row.name} (${row.user})`);
}
