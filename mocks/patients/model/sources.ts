import type { Facility, StaffMember } from '#/mocks/fhir/chart.ts';

export const sourceIds = [
  'city-hospitals',
  'riverside-practice',
  'out-of-hours',
  'community',
  'ambulance',
  'royal-park',
  'social-care',
] as const;
export type SourceId = (typeof sourceIds)[number];

const staff = (id: string, name: string, role: string, more: Pick<StaffMember, 'gmc' | 'phone'> = {}): StaffMember => {
  const [title = '', givenName = '', family = ''] = name.split(' ');
  return { id, title, givenName, family, role, ...more };
};
const places = (prefix: string, ...names: readonly string[]) => names.map((name, index) => ({ id: `${prefix}-loc-${index + 1}`, name }));

/** The seven organisations of the County exchange: all made up, and so are the people who work there. */
export const facilities: Readonly<Record<SourceId, Facility>> = {
  'city-hospitals': {
    name: 'City Hospitals',
    ods: 'Z9CH0',
    namespace: 'https://city-hospitals.example',
    staff: [
      staff('ch-ode', 'Dr Sam Ode', 'Emergency physician', { gmc: '9000101' }),
      staff('ch-lindqvist', 'Dr Marta Lindqvist', 'Respiratory consultant', { gmc: '9000102' }),
      staff('ch-achebe', 'Dr Obi Achebe', 'Acute medicine registrar', { gmc: '9000103' }),
      staff('ch-farrow', 'Dr Jill Farrow', 'Radiologist', { gmc: '9000104' }),
      staff('ch-novak', 'Dr Petr Novak', 'Nephrology consultant', { gmc: '9000105' }),
      staff('ch-dunne', 'Ms Aoife Dunne', 'Ward sister'),
    ],
    places: places(
      'ch',
      'Emergency Department',
      'Acute Medical Unit',
      'Ward 7 Respiratory',
      'Outpatients',
      'Dialysis Unit',
      'Critical Care',
      'Maternity',
    ),
  },
  'riverside-practice': {
    name: 'Riverside Surgery',
    ods: 'Z9RS1',
    namespace: 'https://riverside-surgery.example',
    phone: '01632 960100',
    staff: [
      staff('rs-ward', 'Dr Helen Ward', 'General practitioner', { gmc: '9000201' }),
      staff('rs-ellis', 'Sr Joan Ellis', 'Practice nurse'),
      staff('rs-mistry', 'Dr Kiran Mistry', 'General practitioner', { gmc: '9000202' }),
      staff('rs-bold', 'Mr Ian Bold', 'Clinical pharmacist'),
    ],
    places: places('rs', 'Riverside Surgery', 'Riverside Surgery, Mill Lane branch'),
  },
  'out-of-hours': {
    name: 'Out of Hours',
    ods: 'Z9OH2',
    namespace: 'https://county-out-of-hours.example',
    staff: [
      staff('ooh-price', 'Dr Alan Price', 'General practitioner', { gmc: '9000301' }),
      staff('ooh-sato', 'Dr Yuki Sato', 'General practitioner', { gmc: '9000302' }),
    ],
    places: places('ooh', 'Urgent Treatment Centre', 'Home visit'),
  },
  community: {
    name: 'Community & Mental Health',
    ods: 'Z9CM3',
    namespace: 'https://community-health.example',
    staff: [
      staff('cmh-reid', 'Ms Grace Reid', 'District nurse', { phone: '01632 960150' }),
      staff('cmh-khan', 'Mr Adil Khan', 'Physiotherapist'),
      staff('cmh-lowe', 'Dr Ruth Lowe', 'Consultant psychiatrist', { gmc: '9000401' }),
      staff('cmh-adeyemi', 'Ms Tola Adeyemi', 'Community midwife'),
    ],
    places: places('cmh', "Patient's home", 'Northgate Health Centre'),
  },
  ambulance: {
    name: 'Ambulance & 111',
    ods: 'Z9AM4',
    namespace: 'https://county-ambulance.example',
    staff: [staff('amb-hart', 'Mr Joe Hart', 'Paramedic'), staff('amb-singh', 'Ms Priya Singh', '111 clinical adviser')],
    places: places('amb', 'Ambulance', '111 call centre'),
  },
  'royal-park': {
    name: 'Royal Park Hospital',
    ods: 'Z9RP5',
    namespace: 'https://royal-park.example',
    staff: [
      staff('rph-marin', 'Dr Elena Marin', 'Consultant physician', { gmc: '9000501' }),
      staff('rph-osei', 'Mr Kwame Osei', 'Orthopaedic surgeon', { gmc: '9000502' }),
      staff('rph-hale', 'Dr Tim Hale', 'Radiologist', { gmc: '9000503' }),
    ],
    places: places('rph', 'Outpatients', 'Elective Surgery', 'Emergency Department', 'Medical Ward B'),
  },
  'social-care': {
    name: 'Social Care',
    ods: 'Z9SC6',
    namespace: 'https://county-council.example/social-care',
    staff: [
      staff('sc-obrien', 'Ms Nora Obrien', 'Social worker', { phone: '01632 960140' }),
      staff('sc-clark', 'Mr Dean Clark', 'Occupational therapist'),
    ],
    places: places('sc', "Person's home", 'County Hall'),
  },
};
