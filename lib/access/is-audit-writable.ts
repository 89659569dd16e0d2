import 'server-only';
import { auditState } from '#/lib/audit/audit.ts';

/** False while the audit trail takes no events: every record would be refused. The trail tries again by itself. */
export const isAuditWritable = (): boolean => auditState() === 'writable';
