import { describe, expect, test } from 'vitest';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { type Answer, entry, hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { heldNotices } from './held-notices.ts';
import { notRecorded } from './not-recorded.ts';

const named = (id: string, name: string): Answer => ({ source: source(id, { name }) });
const failed: Outcome = { state: 'failed', why: 'no answer' };
const lasting: Outcome = { state: 'partial', entries: 0, why: 'documents only', lasting: true };
const six = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => named(id, `Source ${id}`));
const withoutDocuments: Answer = {
  ...named('rs', 'Riverside Surgery'),
  outcomes: { documents: { state: 'withheld', basis: 'agreement', why: 'documents are not shared' } },
};
const dnacpr: Answer = {
  source: source('city', { name: 'City Hospitals' }),
  entries: [
    entry('city', 'dnr', {
      category: 'decisions',
      decision: { subject: 'resuscitation', stance: 'refuses', words: 'Not for resuscitation' },
    }),
  ],
};
const others = 'advance refusal (ADRT), attorney for health, interpreter need';

const said = (...answers: readonly Answer[]) => {
  const timeline = timelineOf(...answers);
  const { strip, line, isMissing } = notRecorded(timeline, heldNotices(timeline, hello.at).notices);
  return { strip, line, isMissing };
};

describe('H05 H38 what is not known of decisions and alerts', () => {
  test.each<[string, readonly Answer[], { strip: string | undefined; line: string; isMissing: boolean }]>([
    [
      'nothing held, all whole',
      six,
      {
        strip: 'No decisions or alerts recorded. All 6 sources complete. Safeguarding is not shown here.',
        line: `No resuscitation decision recorded at 6 sources. Not recorded at 6 sources: ${others}.`,
        isMissing: false,
      },
    ],
    [
      'nothing held, one shares no documents',
      [...six, withoutDocuments],
      {
        strip:
          'No decisions or alerts recorded at 6 sources. Riverside Surgery shares no documents; one may be there. Safeguarding is not shown here.',
        line: `No resuscitation decision recorded at 6 sources. Not recorded at 6 sources: ${others}. Riverside Surgery shares no documents; one may be there.`,
        isMissing: false,
      },
    ],
    [
      'nothing held, three missing',
      [...six.slice(0, 3), ...six.slice(3).map((answer) => ({ ...answer, all: failed }))],
      {
        strip: 'Decisions and alerts not known: 3 sources missing.',
        line: `3 sources missing: there may be other decisions or alerts. Not known: resuscitation decision, ${others}.`,
        isMissing: true,
      },
    ],
    [
      'every source down',
      six.map((answer) => ({ ...answer, all: failed })),
      {
        strip: 'Decisions and alerts not known: 6 sources missing.',
        line: `6 sources missing: there may be other decisions or alerts. Not known: resuscitation decision, ${others}.`,
        isMissing: true,
      },
    ],
    [
      'documents alone',
      six.map((answer) => ({ ...answer, all: lasting })),
      {
        strip: 'None in what 6 sources gave in documents; they may hold more. Safeguarding is not shown here.',
        line: '6 sources give only part; one may be there.',
        isMissing: false,
      },
    ],
    [
      'a source is still asked',
      [...six.slice(0, 5), { ...named('f', 'Source f'), open: true }],
      {
        strip: 'Decisions and alerts: still asking 1 source.',
        line: `Still asking 1 source for: resuscitation decision, ${others}.`,
        isMissing: false,
      },
    ],
    [
      'a decision held, all whole',
      [dnacpr, ...six.slice(0, 5)],
      { strip: undefined, line: `Not recorded at 6 sources: ${others}.`, isMissing: false },
    ],
    [
      'a decision held, one missing',
      [dnacpr, { ...named('a', 'Source a'), all: failed }],
      { strip: undefined, line: `1 source missing: there may be other decisions or alerts. Not known: ${others}.`, isMissing: true },
    ],
    [
      'a source does not provide them',
      [...six.slice(0, 2), { ...named('x', 'Old Laboratory'), all: { state: 'unsupported' } }],
      {
        strip:
          'No decisions or alerts recorded at 2 sources. Old Laboratory does not provide decisions; one may be there. Safeguarding is not shown here.',
        line: `No resuscitation decision recorded at 2 sources. Not recorded at 2 sources: ${others}. Old Laboratory does not provide decisions; one may be there.`,
        isMissing: false,
      },
    ],
    [
      'one withheld for the patient’s own reasons: its source is not known',
      [
        ...six.slice(0, 5),
        { ...named('f', 'Source f'), outcomes: { decisions: { state: 'withheld', basis: 'personal', why: 'may be withheld' } } },
      ],
      {
        strip: 'Decisions and alerts not known: 1 source missing.',
        line: `1 source missing: there may be other decisions or alerts. Not known: resuscitation decision, ${others}.`,
        isMissing: true,
      },
    ],
    [
      'a source that does not know the patient is not counted',
      [...six.slice(0, 5), { ...named('f', 'Source f'), all: { state: 'unmatched', match: 'not-known' } }],
      {
        strip: 'No decisions or alerts recorded. All 5 sources complete; not known at 1 other. Safeguarding is not shown here.',
        line: `No resuscitation decision recorded at 5 sources. Not recorded at 5 sources: ${others}.`,
        isMissing: false,
      },
    ],
    [
      'a source that can hold none is not counted',
      [...six.slice(0, 5), { source: source('f', { never: ['decisions', 'alerts'] }), all: failed }],
      {
        strip: 'No decisions or alerts recorded. All 5 sources complete. Safeguarding is not shown here.',
        line: `No resuscitation decision recorded at 5 sources. Not recorded at 5 sources: ${others}.`,
        isMissing: false,
      },
    ],
  ])('%s', (_, answers, expected) => {
    expect(said(...answers)).toEqual(expected);
  });

  test('an interpreter’s need that the banner states is not "not recorded"', () => {
    const patient = {
      identity: { identifiers: [], family: 'Brooks', given: [], restricted: false, interpreter: true },
      identifierLabel: '',
      from: '',
    };
    const timeline = { ...timelineOf(...six), patient };
    expect(notRecorded(timeline, []).line).toBe(
      'No resuscitation decision recorded at 6 sources. Not recorded at 6 sources: advance refusal (ADRT), attorney for health.',
    );
  });

  test('no sentence begins with No or None while a source may hold more', () => {
    for (const state of ['failed', 'denied'] as const) {
      const { strip, line } = said(...six, { ...named('x', 'Park'), all: { state, why: '' } });
      expect([strip, line].filter((text) => /^(?:No|None)\b/.test(text ?? ''))).toEqual([]);
    }
  });
});
