import { conditionParts, intentParts, usCoreObservationParts, type NarrowedQuery } from './query-parts.ts';
import type { PlatformProfile } from './platform-profile.ts';

/** SNOMED CT codes that the refusal itself names: longitudinal, encounter, outpatient, inpatient, dental, oncology. */
const carePlans = ['38717003', '734163000', '736271009', '736353004', '738906000', '736378000'];

/** Found by category and code alone: gestational age and birth weight. */
const characteristics = ['76516-4', '8339-4'].map((code): NarrowedQuery => ({
  params: [
    ['category', 'core-characteristics'],
    ['code', code],
  ],
  categories: ['other'],
  optional: true,
}));

/** Without a status it gives what is active alone: these are all that it knows. */
const everyStatus = ['problem-list-item', 'health-concern'].map((category): NarrowedQuery => ({
  params: [
    ['category', category],
    ['clinical-status', 'active,inactive,resolved'],
  ],
  categories: ['problems'],
  optional: true,
}));

export const epic: PlatformProfile = {
  platform: 'epic',
  name: 'Epic',
  types: new Map([
    [
      'Observation',
      {
        ask: 'parts',
        parts: [...usCoreObservationParts, ...characteristics],
        notInParts: {
          categories: ['other'],
          why: 'Epic gives findings by kind, and some kinds (such as lines and wounds, obstetrics) cannot be asked for',
        },
      },
    ],
    ['CarePlan', { ask: 'parts', parts: carePlans.map((code) => ({ params: [['category', code]], categories: ['care-plans'] })) }],
    ['Condition', { ask: 'whole-and-parts', parts: [...conditionParts, ...everyStatus] }],
    ['MedicationRequest', { ask: 'whole-and-parts', parts: intentParts }],
  ]),
  pageSize: 200,
  medicationsBySearchOnly: true,
  limitsDocuments: true,
  notGranted: 'Epic there was not set up to give this part of the record to this service',
  pages: 'a search session that expires (4113): the search is asked once more',
  facts: [
    { fact: 'Observation: 400 “Must have either code or category.”', source: 'standards §4.2; jwilleke/yourphr issue 754' },
    { fact: 'CarePlan: 400 without one of six SNOMED CT categories, which it names', source: 'standards §4.2, live error text' },
    { fact: 'Condition: the plain search is a subset', source: 'standards §4.2' },
    {
      fact: 'Condition without a clinical status: what is active alone; it knows active, inactive and resolved',
      source: 'docs.nerve.run, condition-search (a copy of Epic’s specification)',
    },
    { fact: 'core-characteristics are found with a code beside the category', source: 'docs.nerve.run, observation-search' },
    { fact: 'Medication is found by _id search only', source: 'standards §4.2' },
    {
      fact: 'outcome codes inside bundles: 4101 none found, 4119 on nearly every answer, 413x, 592xx',
      source: 'standards §4.1, Epic’s list',
    },
    { fact: 'an API outside the registration is missing (59204) or refused (403)', source: 'standards §1.2, §4.1' },
    { fact: 'documents a day are limited (4135)', source: 'standards §4.1' },
    { fact: 'aud is demanded where an organisation configured it, and always sent', source: 'standards §1.2' },
  ],
  unverified: [
    'category codes of its other observations (lines, drains and airways, obstetrics, SmartData, study findings)',
    'codes of its other Condition categories (genomics, dental, infection, medical history, reason for visit)',
    'the largest _count',
  ],
};
