import type { HumanName } from 'fhir/r4';
import type { Demographics } from '#/mocks/fhir/patient.ts';
import { facilities, type SourceId } from './sources.ts';

export type RecordSize = 'light' | 'median' | 'heavy' | 'extreme';

export interface PersonFacts extends Demographics {
  readonly key: string;
  readonly size: RecordSize;
  /** Organisations that know the person, with the number each gave them. */
  readonly localIds: Partial<Readonly<Record<SourceId, string>>>;
  /** Demographics that an organisation has registered differently. */
  readonly localDemographics?: Partial<Readonly<Record<SourceId | 'master-index', Partial<Demographics>>>>;
}

export const riversidePractice = { name: facilities['riverside-practice'].name, ods: facilities['riverside-practice'].ods };

export const officialName = (title: string, givenNames: string, family: string, more: Partial<HumanName> = {}): HumanName => ({
  use: 'official',
  text: [title, givenNames, family].filter(Boolean).join(' '),
  family,
  given: givenNames.split(' '),
  ...(title && { prefix: [title] }),
  ...more,
});

export const phoneNumbers = (home: string, mobile?: string) => [
  { system: 'phone' as const, value: home, use: 'home' as const },
  ...(mobile ? [{ system: 'phone' as const, value: mobile, use: 'mobile' as const }] : []),
];

export const homeAddress = (line: string, postcode: string, city = 'Thamesford') => ({ lines: [line], city, postcode });

/** The same digits under each organisation's own prefix: seven different ids for one person. */
export function knownAt(digits: string, ...sources: readonly SourceId[]): Partial<Record<SourceId, string>> {
  const prefixes: Record<SourceId, string> = {
    'city-hospitals': 'ch4',
    'riverside-practice': 'rs-',
    'out-of-hours': 'ooh.',
    community: 'C',
    ambulance: 'amb-9',
    'royal-park': 'RP0',
    'social-care': 'sc-p',
  };
  return Object.fromEntries(sources.map((source) => [source, `${prefixes[source]}${digits}`]));
}
