import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { limitsSchema } from '#/lib/config/schema/schema.ts';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { openRecord, sourceConfig, type Exchange } from './exchange.ts';
import { partnerSystem, personAt, startPartner, type Mistake, type Partner } from './partner.ts';

export const mistakes: readonly Mistake[] = [
  'every answer shifted by one',
  'every search shifted by one',
  'shifted by one on each connection',
  'one wrong resource on each page',
];

export interface WrongAnswers {
  readonly mistake: Mistake;
  readonly sessions: number;
  /** Resources of another patient that the partner sent. */
  readonly wrongAnswers: number;
  /** Wrong answers among them that a reader was shown. */
  readonly shownAnswers: number;
  readonly refused: number;
  readonly problems: readonly string[];
}

const atOnce = 8;
/** Wrong matches too: hardly anyone gets as far as a wrong record. */
const mostSessions = 800;
let rounds = 0;

/** Several patients' records opened at the same time, again and again, until the partner has sent enough that is wrong. */
export async function runWrongAnswers(exchange: Exchange, mistake: Mistake, enough: number): Promise<WrongAnswers> {
  const partner = await startPartner(mistake);
  const sum = { sessions: 0, shownAnswers: 0, refused: 0 };
  const problems: string[] = [];
  try {
    while (partner.counts.wrong < enough && sum.sessions < mostSessions) {
      rounds += 1;
      // A single address for all: a source mixes up answers between those who ask it at the same time.
      const url = partner.baseOf(rounds);
      const opened = await Promise.all(Array.from({ length: atOnce }, (_, person) => openOne(exchange, url, `r${rounds}p${person}`)));
      sum.sessions += opened.length;
      for (const session of opened) {
        sum.shownAnswers += session.wrong;
        sum.refused += session.refused;
        problems.push(...session.problems);
      }
      if (opened.some(({ refused }) => refused > 0)) problems.push(...(await restProblems(exchange, partner, url)));
    }
  } finally {
    await partner.stop();
  }
  return { mistake, ...sum, wrongAnswers: partner.counts.wrong, problems: [...new Set(problems)] };
}

async function openOne(exchange: Exchange, url: string, person: string) {
  const session = `session-${person}-${rounds}`;
  const messages: TimelineMessage[] = [];
  for await (const message of openRecord({ session, patient: identityOf(person), sources: [partnerConfig(url)] })) messages.push(message);
  const entries = messages.flatMap((message) => (message.type === 'entries' ? message.entries : []));
  const refused = messages.filter((message) => message.type === 'refused' && message.reason === 'other-patient').length;
  const end = messages.find((message) => message.type === 'end');
  const audited = refusedIn(exchange.audited.get(session) ?? []);
  exchange.audited.delete(session);
  const whole = messages.flatMap((message) =>
    message.type === 'outcome' && refused > 0 && (message.outcome.state === 'none' || message.outcome.state === 'complete')
      ? [message.category]
      : [],
  );
  const problems = [
    ...(end ? [] : ['a session without its end']),
    ...(end && end.resources.received === end.resources.entries + end.resources.supporting + end.resources.refused
      ? []
      : ['a sum that does not hold']),
    ...(end?.resources.refused === refused ? [] : [`${refused} refused, ${end?.resources.refused} counted`]),
    ...(audited === refused ? [] : [`${refused} refused, ${audited} audited`]),
    ...whole.map((category) => `${category} reads as whole`),
  ];
  // Every id and every word of a person's resources names them.
  const wrong = entries.filter((entry) => !entry.id.includes(`/${person}-`) || othersIn(JSON.stringify(entry), person)).length;
  return { wrong, refused, problems };
}

const othersIn = (text: string, person: string): boolean => [...text.matchAll(/\bOf (\w+)/g)].some(([, name]) => name !== person);

function refusedIn(events: readonly AuditEvent[]): number {
  const details = events.flatMap(({ entity = [] }) => entity.flatMap(({ detail = [] }) => detail));
  return details.filter(({ type }) => type === 'refused').reduce((sum, { valueString }) => sum + Number(valueString), 0);
}

/** After an answer for another patient nobody's request leaves for that source for a while. */
async function restProblems(exchange: Exchange, partner: Partner, url: string): Promise<readonly string[]> {
  const before = partner.counts.requests;
  const session = `session-rest-${rounds}`;
  const whys = new Set<string>();
  for await (const message of openRecord({ session, patient: identityOf(`rest${rounds}`), sources: [partnerConfig(url)] }))
    if (message.type === 'outcome') whys.add('why' in message.outcome ? String(message.outcome.why) : message.outcome.state);
  exchange.audited.delete(session);
  const rests = partner.counts.requests === before && [...whys].join() === 'not queried: it sent another patient’s data a moment ago';
  return rests ? [] : [`the source does not rest: ${partner.counts.requests - before} requests, ${[...whys].join()}`];
}

const partnerConfig = (url: string) => sourceConfig('partner', 'Partner Hospital', url, limitsSchema.parse({}));

function identityOf(person: string) {
  const { name, birthDate } = personAt(person);
  return {
    identifiers: [{ system: partnerSystem, value: person }],
    family: name[0]?.family ?? '',
    given: name[0]?.given ?? [],
    birthDate,
    gender: 'female',
    restricted: false,
  } as const;
}
