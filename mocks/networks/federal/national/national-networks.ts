import type { NationalNetwork, PatientRecord } from '#/mocks/networks/model/network.ts';
import { federalUsers } from '#/mocks/networks/federal/people/federal-names.ts';
import { ferrerAt } from './ferrer-documents.ts';
import { kindAt, memberName } from './national-members.ts';

const practices = [
  'Family Medicine',
  'Pediatrics',
  'Internal Medicine',
  'Cardiology',
  'Orthopedics',
  'Urgent Care',
  'Women’s Health',
  'Dermatology',
  'Eye Care',
  'Endocrinology',
  'Neurology',
  'Community Clinic',
  'Primary Care',
  'Pain Center',
  'Allergy Center',
  'Kidney Care',
  'Surgery Center',
  'Imaging',
  'Walk-in Clinic',
  'Rehabilitation',
  'Behavioral Health',
  'Oncology',
  'Gastroenterology',
  'Pulmonology',
  'Rheumatology',
] as const;
const systems = [
  'Hospital',
  'Medical Center',
  'Regional Hospital',
  'Health System',
  'Memorial Hospital',
  'Community Hospital',
  'Children’s Hospital',
  'Heart Hospital',
  'General Hospital',
  'Health Partners',
  'Health Alliance',
  'Medical Group',
  'Physicians Group',
  'Care Network',
  'Specialty Hospital',
  'Surgical Hospital',
  'Rural Health Center',
  'District Hospital',
  'University Hospital',
  'Health Services',
  'Nursing Center',
  'Home Health',
  'Hospice',
  'Laboratory',
  'Pharmacy',
] as const;

interface Shape extends Pick<NationalNetwork, 'id' | 'name' | 'port' | 'named' | 'asserted'> {
  readonly kinds: readonly string[];
  /** Places of the members that know her. */
  readonly know: readonly number[];
  /** Index of this network's first document among the twelve. */
  readonly from: number;
}

function national({ kinds, know, from, ...network }: Shape): NationalNetwork {
  const nameOf = (index: number): string => memberName(index, kinds);
  const records = know.map((index, at): [number, readonly PatientRecord[]] => [index, [ferrerAt(from + at, nameOf(index))]]);
  return { ...network, users: federalUsers, members: 30_000, nameOf, kindOf: (index) => kindAt(index, kinds), records: new Map(records) };
}

/** Two national networks: 60,000 organisations together, of which twelve know one person. */
export const nationalNetworks: readonly NationalNetwork[] = [
  national({
    id: 'practice-network',
    name: 'National Practice Network',
    port: 12,
    named: 'by-reference',
    asserted: 'udap',
    kinds: practices,
    know: [137, 2_911, 8_402, 12_077, 17_650, 23_304, 29_998],
    from: 0,
  }),
  national({
    id: 'hospital-network',
    name: 'National Hospital Network',
    port: 13,
    named: 'by-identifier',
    asserted: 'iua',
    kinds: systems,
    know: [45, 6_120, 14_333, 21_808, 28_015],
    from: 7,
  }),
];
