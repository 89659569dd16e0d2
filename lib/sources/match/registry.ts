import 'server-only';
import { identifierMatch } from './identifier.ts';
import { launchMatch } from './launch.ts';
import type { MatchMethod } from './match-method.ts';

export const matchMethods: readonly MatchMethod[] = [launchMatch, identifierMatch];
