import 'server-only';
import { z } from 'zod';
import { config } from '#/lib/config/config.ts';
import { timeZone } from '#/lib/config/schema/time-zone.ts';
import type { AuditCriteria, AuditedPatientKey } from '#/lib/record/looks/audit-row.ts';
import { comparableIdentifier } from '#/lib/record/model/identifier-format.ts';
import { answerOfficer, type OfficerRequest } from './officer-request.ts';
import { exportAudit } from './export-audit.ts';
import { extractAudit } from './extract-audit.ts';
import { searchAudit } from './search-audit.ts';
import { useFigures } from './use-figures.ts';

const instant = z.iso.datetime();
const span = { from: instant, to: instant };
const isForward = ({ from, to }: { readonly from: string; readonly to: string }): boolean => Date.parse(from) < Date.parse(to);

const patient = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('number'), system: z.string().max(200), value: z.string().trim().min(1).max(64) }),
  z.strictObject({ by: z.literal('address'), value: z.url({ protocol: /^https?$/ }).max(400) }),
]);
const searchFields = {
  ...span,
  patient: patient.optional(),
  person: z.strictObject({ by: z.enum(['name', 'id']), value: z.string().trim().min(1).max(200) }).optional(),
  purpose: z.string().max(20).optional(),
  organisation: z.string().max(200).optional(),
  isEvery: z.boolean().optional(),
};
const searchBody = z.strictObject(searchFields).refine(isForward);
const exportBody = z.strictObject({ ...searchFields, format: z.enum(['csv', 'ndjson']) }).refine(isForward);
const extractBody = z.strictObject({ ...span, patient }).refine(isForward);
const figuresBody = z.strictObject({ ...span, timeZone }).refine(isForward);

/** Up to now at most: the search's own events come after it. */
const untilNow = <Span extends { readonly to: string }>(criteria: Span): Span => {
  const time = new Date().toISOString();
  return Date.parse(criteria.to) < Date.parse(time) ? criteria : { ...criteria, to: time };
};

/** The patient as the trail has them: numbers of a configured system without the spaces in which they are read out. */
function storedPatient(key: AuditedPatientKey): AuditedPatientKey {
  if (key.by === 'address') return key;
  const format = config().identifiers.find(({ system }) => system === key.system)?.format;
  return format === 'nhs-number' ? { ...key, value: comparableIdentifier(key.value) } : key;
}

const storedCriteria = <Criteria extends AuditCriteria>(criteria: Criteria): Criteria =>
  untilNow(criteria.patient ? { ...criteria, patient: storedPatient(criteria.patient) } : criteria);

/** Answers of the officer's pages; criteria stand in the body, never in an address. */
export const answerSearch = (request: OfficerRequest): Promise<Response> =>
  answerOfficer(request, searchBody, async (officer, criteria) => Response.json(await searchAudit(officer, storedCriteria(criteria))));

export const answerExport = (request: OfficerRequest): Promise<Response> =>
  answerOfficer(request, exportBody, async (officer, { format, ...criteria }) => {
    const file = await exportAudit(officer, storedCriteria(criteria), format);
    return file.state === 'file' ? file.response : Response.json(file);
  });

export const answerExtract = (request: OfficerRequest): Promise<Response> =>
  answerOfficer(request, extractBody, async (officer, criteria) => Response.json(await extractAudit(officer, storedCriteria(criteria))));

export const answerFigures = (request: OfficerRequest): Promise<Response> =>
  answerOfficer(request, figuresBody, async (officer, { timeZone: zone, ...criteria }) =>
    Response.json(await useFigures(officer, untilNow(criteria), zone)),
  );
