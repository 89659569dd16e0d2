import { expect, test } from 'vitest';
import { hiddenPartsWords } from './words.ts';

const nameOf = (id: string) => (id === 'rs' ? 'Riverside Surgery' : id);
const none = { byTime: 0, byKind: 0, bySource: [] };
const of = (...rows: readonly number[]) => rows.map((count, index) => ({ source: index === 0 ? 'rs' : `source ${index}`, rows: count }));

test.each([
  [none, undefined, undefined],
  [{ ...none, byTime: 713, bySource: of(0) }, 'before 18-Nov-2026', 'Hidden: 713 before 18-Nov-2026, 0 from Riverside Surgery'],
  [{ ...none, byTime: 1713 }, 'before 18-Nov-2026', 'Hidden: 1,713 before 18-Nov-2026'],
  [{ ...none, byKind: 12 }, undefined, 'Hidden: 12 of other kinds'],
  [{ byTime: 0, byKind: 2, bySource: of(3, 4) }, undefined, 'Hidden: 3 from Riverside Surgery, 4 from source 1, 2 of other kinds'],
  [{ ...none, bySource: of(1, 2, 3, 4) }, undefined, 'Hidden: 10 from 4 sources'],
])('H21 what is hidden, %j %s: %s', (parts, time, words) => expect(hiddenPartsWords(parts, time, nameOf)).toBe(words));
