import { answerExport } from '#/lib/access/audit-trail/audit-requests.ts';
import { sessionServices } from '#/lib/access/session-services.ts';

/** Makes a file of events for a privacy officer. */
export const POST = (request: Request): Promise<Response> => answerExport({ request, services: sessionServices });
