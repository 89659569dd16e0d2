import { answerSearch } from '#/lib/access/audit-trail/audit-requests.ts';
import { sessionServices } from '#/lib/access/session-services.ts';

/** Searches the audit trail for a privacy officer. */
export const POST = (request: Request): Promise<Response> => answerSearch({ request, services: sessionServices });
