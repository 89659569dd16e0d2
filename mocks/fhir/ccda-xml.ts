/** C-CDA R2.1 names the version of each template, R1.1 does not. */
export type Flavour = '2.1' | '1.1';

export interface Coded {
  readonly code: string;
  /** OID. */
  readonly system: string;
  readonly display: string;
}

export interface PersonName {
  readonly given: readonly string[];
  readonly family: string;
  readonly prefix?: string;
}

const oids = {
  snomed: '2.16.840.1.113883.6.96',
  loinc: '2.16.840.1.113883.6.1',
  rxnorm: '2.16.840.1.113883.6.88',
  cvx: '2.16.840.1.113883.12.292',
} as const;

export const snomed = (value: string, display: string): Coded => ({ code: value, system: oids.snomed, display });
export const loinc = (value: string, display: string): Coded => ({ code: value, system: oids.loinc, display });
export const rxnorm = (value: string, display: string): Coded => ({ code: value, system: oids.rxnorm, display });
export const cvx = (value: string, display: string): Coded => ({ code: value, system: oids.cvx, display });

export const escaped = (text: string): string => text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);

export const templates = (flavour: Flavour, ...roots: readonly string[]): string =>
  roots.map((root) => `<templateId root="${root}"${flavour === '2.1' ? ' extension="2015-08-01"' : ''}/>`).join('');

export const id = (root: string, extension?: string): string =>
  `<id root="${root}"${extension === undefined ? '' : ` extension="${escaped(extension)}"`}/>`;

export const code = (element: string, { code: value, system, display }: Coded, type?: string): string =>
  `<${element}${type === undefined ? '' : ` xsi:type="${type}"`} code="${value}" codeSystem="${system}" displayName="${escaped(display)}"/>`;

/** `2026-09-14` → HL7 TS `20260914`. */
const stamp = (date: string): string => date.replaceAll('-', '');

export const time = (element: string, date: string): string => `<${element} value="${stamp(date)}"/>`;

export const period = (low: string, high?: string): string =>
  `<effectiveTime xsi:type="IVL_TS"><low value="${stamp(low)}"/>${high === undefined ? '<high nullFlavor="NI"/>' : `<high value="${stamp(high)}"/>`}</effectiveTime>`;

export function name({ given, family, prefix }: PersonName): string {
  const parts = [
    ...(prefix === undefined ? [] : [`<prefix>${escaped(prefix)}</prefix>`]),
    ...given.map((one) => `<given>${escaped(one)}</given>`),
    `<family>${escaped(family)}</family>`,
  ];
  return `<name>${parts.join('')}</name>`;
}

export const textAt = (place: string): string => `<text><reference value="#${place}"/></text>`;

/** A narrative table whose rows are places that entries point to. */
export function table(heads: readonly string[], rows: readonly { readonly place: string; readonly cells: readonly string[] }[]): string {
  const head = heads.map((text) => `<th>${escaped(text)}</th>`).join('');
  const body = rows
    .map(({ place, cells }) => `<tr ID="${place}">${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
    .join('');
  return `<table border="1" width="100%"><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

export interface SectionInput {
  readonly flavour: Flavour;
  readonly template: string;
  readonly type: Coded;
  readonly title: string;
  readonly text: string;
  readonly entries: readonly string[];
}

export function section({ flavour, template, type, title, text, entries }: SectionInput): string {
  const all = entries.map((entry) => `<entry typeCode="DRIV">${entry}</entry>`).join('');
  return `<component><section>${templates(flavour, template)}${code('code', type)}<title>${escaped(title)}</title><text>${text}</text>${all}</section></component>`;
}
