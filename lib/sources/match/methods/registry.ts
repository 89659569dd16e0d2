import 'server-only';
import { demographicsMatch } from './demographics.ts';
import { identifierMatch } from './identifier.ts';
import { launchMatch } from './launch.ts';
import { operationMatch } from './match-operation.ts';
import type { MatchMethod } from '#/lib/sources/match/identity/match-method.ts';
import { pixMatch } from './pix.ts';

export const matchMethods: readonly MatchMethod[] = [launchMatch, identifierMatch, pixMatch, operationMatch, demographicsMatch];
