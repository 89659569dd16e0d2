/** A publication that holds names of the same thing. */
interface NamePublication {
  readonly title: string;
  readonly publisher: string;
  readonly address: string;
  /** The publisher's terms for the publication; the tables hold single facts and copy no part of it. */
  readonly licence: string;
}

const openGovernment = 'Open Government Licence v3.0';

const dmd: NamePublication = {
  title: 'NHS dictionary of medicines and devices (dm+d)',
  publisher: 'NHS Business Services Authority',
  address: 'https://www.nhsbsa.nhs.uk/pharmacies-gp-practices-and-appliance-contractors/nhs-dictionary-medicines-and-devices-dmd',
  licence: 'Open Government Licence',
};

const rxnorm: NamePublication = {
  title: 'RxNorm, names of source RXNORM',
  publisher: 'US National Library of Medicine',
  address: 'https://www.nlm.nih.gov/research/umls/rxnorm/',
  licence: 'No licence needed for names of source RXNORM',
};

const changedNames: NamePublication = {
  title: 'Changes to medicines names: BANs to rINNs',
  publisher: 'Medicines and Healthcare products Regulatory Agency',
  address: 'https://www.gov.uk/government/organisations/medicines-and-healthcare-products-regulatory-agency',
  licence: openGovernment,
};

const abbreviations: NamePublication = {
  title: 'Abbreviations you may find in your health records',
  publisher: 'NHS',
  address:
    'https://www.nhs.uk/nhs-app/nhs-app-help-and-support/health-records-in-the-nhs-app/abbreviations-commonly-found-in-medical-records/',
  licence: openGovernment,
};

const healthAToZ: NamePublication = {
  title: 'Health A to Z',
  publisher: 'NHS',
  address: 'https://www.nhs.uk/conditions/',
  licence: openGovernment,
};

const mesh: NamePublication = {
  title: 'Medical Subject Headings (MeSH), entry terms',
  publisher: 'US National Library of Medicine',
  address: 'https://www.nlm.nih.gov/mesh/',
  licence: 'Free of charge, with acknowledgement of the National Library of Medicine',
};

const taxonomy: NamePublication = {
  title: 'NCBI Taxonomy',
  publisher: 'US National Center for Biotechnology Information',
  address: 'https://www.ncbi.nlm.nih.gov/taxonomy',
  licence: 'Work of the United States Government, public domain',
};

const greenBook: NamePublication = {
  title: 'Immunisation against infectious disease (the Green Book)',
  publisher: 'UK Health Security Agency',
  address: 'https://www.gov.uk/government/collections/immunisation-against-infectious-disease-the-green-book',
  licence: openGovernment,
};

const vaccineNames: NamePublication = {
  title: 'U.S. Vaccine Names',
  publisher: 'US Centers for Disease Control and Prevention',
  address: 'https://www.cdc.gov/vaccines/hcp/vaccines-us/index.html',
  licence: 'Work of the United States Government, public domain',
};

/** Publications by the kind of thing that they name. */
export const nameSources = {
  medicines: [dmd, rxnorm, changedNames],
  tests: [abbreviations, healthAToZ, mesh],
  measurements: [abbreviations, healthAToZ, mesh],
  conditions: [abbreviations, healthAToZ, mesh],
  procedures: [abbreviations, healthAToZ, mesh],
  care: [abbreviations, healthAToZ, mesh],
  vaccines: [greenBook, vaccineNames],
  organisms: [taxonomy, mesh],
  terms: [abbreviations, healthAToZ, mesh],
} as const satisfies Readonly<Record<string, readonly NamePublication[]>>;

export type NameSource = keyof typeof nameSources;
