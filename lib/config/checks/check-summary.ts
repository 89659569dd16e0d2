import type { Config } from '#/lib/config/schema/schema.ts';
import { summaryBlocks, wholeBlocks } from '#/lib/record/model/summary-settings.ts';
import { knownOrganisations, knownRoles, repeatedNames, unknownName } from './known-names.ts';
import type { ConfigProblem } from './problem.ts';

type Lens = Config['summary']['lenses'][number];

const alwaysOpen = 'decisions, do-not-give, allergies and medicines always stand open';

/** Checks the names of `summary`, and that no lens folds what must always be in sight (H37, H38, H40). */
export function checkSummary(config: Config): readonly ConfigProblem[] {
  const { sections, lenses } = config.summary;
  const ids = sections.map(({ id }) => id);
  const names = new Set<string>([...summaryBlocks, ...ids]);
  return [
    ...repeatedNames('summary.sections', 'id', ids),
    ...sections.flatMap(({ id }, index) => (isBlock(id) ? [sectionNamedAsBlock(index, id)] : [])),
    ...lenses.flatMap((lens, index) => [
      ...lensNames(config, lens, `summary.lenses[${index}]`),
      ...orderProblems(lens, `summary.lenses[${index}]`, names),
      ...foldingProblems(lens, `summary.lenses[${index}]`, names),
    ]),
    ...secondLenses(lenses),
  ];
}

const isBlock = (id: string): boolean => summaryBlocks.some((name) => name === id) || id === 'decisions' || id === 'do-not-give';

const sectionNamedAsBlock = (index: number, id: string): ConfigProblem => ({
  path: `summary.sections[${index}].id`,
  actual: JSON.stringify(id),
  expected: 'an id that no block of the first screen has',
});

function lensNames(config: Config, { roles, organisations = [] }: Lens, path: string): readonly ConfigProblem[] {
  const [definedRoles, definedOrganisations] = [knownRoles(config), knownOrganisations(config)];
  return [
    ...roles.flatMap((role, position) => unknownName(`${path}.roles[${position}]`, role, definedRoles, 'role')),
    ...organisations.flatMap((id, position) => unknownName(`${path}.organisations[${position}]`, id, definedOrganisations, 'organisation')),
  ];
}

function orderProblems({ order }: Lens, path: string, names: ReadonlySet<string>): readonly ConfigProblem[] {
  const expected = `a block or section: ${[...names].join(', ')}; decisions and do-not-give stand above all of them`;
  return [...unexpected(`${path}.order`, order, names, expected), ...repeatedNames(`${path}.order`, '', order)];
}

function foldingProblems({ folded }: Lens, path: string, names: ReadonlySet<string>): readonly ConfigProblem[] {
  const foldable = new Set([...names].filter((name) => !wholeBlocks.has(name)));
  const expected = `a block or section that may be folded: ${[...foldable].join(', ')}; ${alwaysOpen}`;
  return [...unexpected(`${path}.folded`, folded, foldable, expected), ...repeatedNames(`${path}.folded`, '', folded)];
}

function unexpected(path: string, values: readonly string[], names: ReadonlySet<string>, expected: string): readonly ConfigProblem[] {
  return values.flatMap((value, index) =>
    names.has(value) ? [] : [{ path: `${path}[${index}]`, actual: JSON.stringify(value), expected }],
  );
}

/** Refuses two lenses for one reader: which of them holds must not depend on their order in the file. */
function secondLenses(lenses: readonly Lens[]): readonly ConfigProblem[] {
  return lenses.flatMap((lens, index) => {
    const before = lenses.findIndex((earlier, position) => position < index && overlap(earlier, lens));
    return before < 0
      ? []
      : [{ path: `summary.lenses[${index}]`, actual: `readers that summary.lenses[${before}] names too`, expected: 'one lens a reader' }];
  });
}

function overlap(left: Lens, right: Lens): boolean {
  const share = (first: readonly string[] | undefined, second: readonly string[] | undefined): boolean =>
    first === undefined || second === undefined || first.some((name) => second.includes(name));
  return share(left.roles, right.roles) && share(left.organisations, right.organisations);
}
