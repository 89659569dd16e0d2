const collection = /^(?:export )?const (\w+)(?!: [Rr]eadonly)(?::.*?)? = (?:\(\w+\[\w+\] \?\?= )?new (?:Map|Set)(?:<.*>)?\(\)/gm;
const list = /^(?:export )?const (\w+)(?!: readonly )(?::.*?)? = \[\];/gm;
const variable = /^let (\w+)\b/gm;

/**
 * Names at the top of a module that outlive the request which fills them: maps, sets and lists that begin empty, and
 * variables. A WeakMap does not count: its answers go with the object that they are about.
 */
export function memoriesIn(source: string): readonly string[] {
  return [collection, list, variable].flatMap((pattern) => [...source.matchAll(pattern)].map(([, name = '']) => name));
}

/**
 * Every memory of the product that is not emptied by `forgetTexts`: what it keeps, and for how long. None may keep anything of
 * a patient. What is remembered of a record's texts goes through `rememberTexts` (lib/record/memory/remember-texts.ts).
 */
export const memories: Readonly<Record<string, string>> = {
  'lib/access/limits/running-streams.ts runningStreams':
    'counts of running streams under a keyed digest of user or organisation, while they run',
  'lib/access/request/log-unknown-labels.ts named': 'hosts of label systems that were logged, 200 at most',
  'lib/access/request/note-refusal.ts minutes': 'numbers of refused requests and sign-ins of a minute',
  'lib/fhir/kind-parts/dates.ts formNames': 'names of FHIR elements that the kinds’ own code asks for',
  'lib/fhir/kind-parts/facts.ts noParts': 'nothing: the empty table of kinds without parts',
  'lib/fhir/xml/read-xml.ts childless': 'nothing: the empty list that elements without children share',
  'lib/fhir/xml/shapes.ts shapesByVersion': 'one table for each FHIR version; the names that came are emptied with all texts',
  'lib/fhir/xml/shapes.ts usual': 'FHIR’s own element names',
  'lib/queries/renew-session.ts hasEndedRest': 'whether this page has ended what an earlier session left',
  'lib/queries/renew-session.ts last': 'the promise of the newest renewal, while the page is open',
  'lib/record/dates/format-date.ts clockFormats': 'formatters by locale',
  'lib/record/dates/format-date.ts monthNamesByLocale': 'names of months by locale',
  'lib/record/dates/spoken-dates.ts writtenByLocale': 'pattern of written dates and names of months by locale',
  'lib/record/dates/zone-offset.ts formats': 'formatters by time zone',
  'lib/record/memory/remember-texts.ts forgetting': 'functions that empty memories',
  'lib/record/words/phrase.ts listFormats': 'formatters by locale',
  'lib/record/words/phrase.ts numberFormats': 'formatters by locale',
  'lib/record/words/phrase.ts pluralRules': 'plural rules by locale',
  'lib/session/authorization-server/authorization-server.ts discovered': 'metadata of configured authorisation servers, ten minutes',
  'lib/sources/authorization/token-store.ts tokens': 'tokens of sources under a keyed digest, while they live',
  'lib/sources/http/breaker-and-retries.ts guardsBySource': 'counts of failures by source',
  'lib/sources/network/directory.ts held': 'directories of networks: organisations, no people',
  'lib/sources/plan/capability.ts held': 'what a source’s server says that it offers, ten minutes',
  'components/find/ask-finder.ts running': 'the signal by which a search under way is given up',
  'components/ui/open-overlays.ts overlays': 'symbols of the dialogs that are open',
};
