import { describe, expect, it } from 'vitest';
import { bondOfKey, identifierInKey, nameOfKey } from './identity-key.ts';
import { reasonOfKey } from './words.ts';

describe('an identity key is read by the table of keys', () => {
  it.each([
    ['Observation|identifier|https://lab.test/filler|F1', 'identifier', 'original', 'same identifier'],
    ['document|urn:ietf:rfc:3986|urn:uuid:1', 'document', 'original', 'same document number'],
    ['file|hash|abc', 'file', 'original', 'same file'],
    ['replaces|city|DocumentReference/1', 'replaces', 'replaces', 'later version of the same'],
    ['plan|city|MedicationRequest/1', 'plan', 'plan', 'a prescription and the statement about it'],
    ['observation|http://loinc.org|2951-2|2026-11-20T06:10Z|140 mmol/L', 'observation', 'alike', 'same test, time and value'],
    ['medication|ramipril||prescribed|current', 'medication', 'alike', 'same medicine, current'],
    ['medication|ramipril||issued|order|2026-11-20', 'medication', 'alike', 'same medicine and day'],
    ['constructor|x', 'constructor', 'alike', 'same details'],
    ['', '', 'alike', 'same details'],
  ])('%s', (key, name, bond, because) => {
    expect([nameOfKey(key), bondOfKey(key), reasonOfKey(key)]).toEqual([name, bond, because]);
  });

  it('an identifier is its system and its value', () => {
    expect(identifierInKey('Observation|identifier|https://lab.test/a|F1')).toEqual({ system: 'https://lab.test/a', value: 'F1' });
    expect(identifierInKey('document|urn:x|1')).toBeUndefined();
  });
});
