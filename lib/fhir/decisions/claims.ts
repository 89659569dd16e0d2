import { type DecisionLapse, type DecisionStance, type DecisionSubject, decisionSubjects } from '#/lib/record/model/decision.ts';
import type { CodedConcept } from '#/lib/record/model/coded.ts';
import { conceptOf } from '#/lib/fhir/datatypes/concept.ts';
import { type CodeMeaning, meaningOfCode, meaningOfConsentCode } from './decision-codes.ts';
import { deniesInWords, meaningOfName, wordsSay } from './decision-names.ts';

/** Answer to a coded question. `other` neither agrees nor refuses: a text, a number, "unknown". */
export type ClaimAnswer = 'yes' | 'no' | 'other' | { readonly concept: CodedConcept };

/** A coded statement of a resource, as it stands there. */
export interface Claim {
  readonly concept: unknown;
  readonly answer?: ClaimAnswer;
  /** Answer of an Observation or a form that has none: the question alone decides nothing. */
  readonly isQuestion?: true;
  /** The answer where it is a text, which can only contradict. */
  readonly answerText?: string;
  /** An answer that says that nothing is known. */
  readonly isUnanswered?: boolean;
  /** Why this part of a plan is not in force. */
  readonly lapse?: DecisionLapse;
  /** A treatment without a code of ours that a directive denies. */
  readonly isRefusedTreatment?: boolean;
  /** An order not to, a rule that denies. */
  readonly isForbidden?: boolean;
  /** A consent whose rule permits, and names nothing that it permits. */
  readonly isPermitted?: boolean;
  /** An exception of which it is not said whether it permits or denies. */
  readonly isException?: boolean;
  /** A consent's scope or category, which has codes of its own. */
  readonly isConsent?: true;
  /** An order or a rule, in which the name of a treatment alone is a decision. */
  readonly isOrder?: true;
  /** Source's words for it, answer included. */
  readonly words: string;
}

/** A claim that is a decision. */
export interface StatedDecision {
  readonly subject: DecisionSubject;
  readonly stance: DecisionStance;
  readonly words: string;
  readonly isDocument: boolean;
  /** True where its code says that the decision was taken back. */
  readonly isRetracted: boolean;
  readonly lapse?: DecisionLapse;
}

/** Meaning of a concept's codes and of the names of codes that no table has; free text alone has none. */
function meaningsOf(concept: CodedConcept, isConsent = false): readonly CodeMeaning[] {
  return concept.codings.flatMap(({ system, code, display }) => {
    if (code === undefined) return [];
    const meaning = meaningOfCode(system, code) ?? (isConsent ? meaningOfConsentCode(system, code) : undefined);
    return meaning ?? (display === undefined ? undefined : meaningOfName(display)) ?? [];
  });
}

export function readClaim(claim: Claim): StatedDecision | undefined {
  const concept = conceptOf(claim.concept);
  const meanings = concept === undefined ? [] : meaningsOf(concept, claim.isConsent);
  const answered = typeof claim.answer === 'object' ? meaningsOf(claim.answer.concept) : [];
  const usable = [...meanings, ...answered].filter(({ sense }) => sense !== 'treatment' || claim.isOrder === true);
  const meaning = gravestOf(usable);
  if (meaning === undefined && claim.isRefusedTreatment === true) return refusedTreatment(claim);
  if (concept === undefined || meaning === undefined || usable.length === 0) return undefined;
  const stances = usable.map((usableMeaning) => stanceOf(usableMeaning, claim));
  const stance = together([...stances, ...contradictions(stances, concept, claim)]);
  return {
    subject: meaning.subject,
    stance,
    words: stance === 'contradictory' ? wordsAndCode(claim, concept) : claim.words,
    isDocument: usable.every(({ sense }) => sense === 'document'),
    isRetracted: usable.some(({ sense }) => sense === 'retracted'),
    ...(claim.lapse !== undefined && { lapse: claim.lapse }),
  };
}

function refusedTreatment({ words }: Claim): StatedDecision {
  return { subject: 'refusal', stance: 'refuses', words, isDocument: false, isRetracted: false };
}

/** Meaning by which a concept of several codes is filed: its gravest subject. */
function gravestOf(meanings: readonly CodeMeaning[]): CodeMeaning | undefined {
  return meanings.toSorted((a, b) => decisionSubjects.indexOf(a.subject) - decisionSubjects.indexOf(b.subject))[0];
}

function stanceOf({ sense }: CodeMeaning, claim: Claim): DecisionStance {
  if (claim.isUnanswered === true) return 'open';
  const yesOrNo = claim.answer === 'yes' || claim.answer === 'no' ? claim.answer : undefined;
  switch (sense) {
    case 'refuses':
    case 'allows':
      // A statement that is denied says its opposite, or nothing: only its source can tell.
      return claim.isForbidden === true || yesOrNo === 'no' ? 'contradictory' : sense;
    case 'question':
    case 'treatment':
      if (claim.isException === true) return 'contradictory';
      if (claim.isForbidden === true) return yesOrNo === undefined ? 'refuses' : 'contradictory';
      if (yesOrNo !== undefined) return yesOrNo === 'yes' ? 'allows' : 'refuses';
      return sense === 'treatment' && claim.isQuestion !== true ? 'allows' : 'open';
    case 'refusal-question':
    case 'consent-refusal':
      if (claim.isForbidden === true && sense === 'refusal-question') return 'contradictory';
      if (claim.isPermitted === true) return 'contradictory';
      if (yesOrNo !== undefined) return yesOrNo === 'yes' ? 'refuses' : 'allows';
      return claim.isQuestion === true || claim.answer !== undefined ? 'open' : 'refuses';
    case 'document':
    case 'retracted':
      return 'open';
    default:
      return sense satisfies never;
  }
}

/** Contradiction between a concept's code and its own words; the words alone decide nothing. */
function contradictions(
  stances: readonly DecisionStance[],
  concept: CodedConcept,
  { answer, answerText }: Claim,
): readonly DecisionStance[] {
  const coded = [concept, ...(typeof answer === 'object' ? [answer.concept] : [])];
  const wordStances = coded.flatMap(({ text, codings }) => [text, ...codings.flatMap(({ display }) => display ?? [])]).map(wordsSay);
  const denies = answerText !== undefined && deniesInWords(answerText);
  const isStated = (stance: DecisionStance) => stance === 'refuses' || stance === 'allows';
  // The words of a question name what it asks: "Do not resuscitate: no" is no contradiction.
  const asks = answer !== undefined && typeof answer !== 'object';
  if (!stances.some(isStated)) return [];
  if (denies || isOpposed(answerText, stances)) return ['contradictory'];
  if (asks) return [];
  return wordStances.some((words) => words !== undefined && !stances.includes(words as DecisionStance)) ? ['contradictory'] : [];
}

function isOpposed(text: string | undefined, stances: readonly DecisionStance[]): boolean {
  const meaning = text === undefined ? undefined : wordsSay(text);
  return meaning !== undefined && !stances.includes(meaning as DecisionStance);
}

/** Joins what several statements about one subject say. */
export function together(stances: readonly DecisionStance[]): DecisionStance {
  const stated = new Set(stances.filter((stance) => stance !== 'open'));
  if (stated.size > 1) return 'contradictory';
  return [...stated][0] ?? 'open';
}

/** Both the words and the code's own name, where they differ. */
function wordsAndCode({ words, concept: sentConcept }: Claim, concept: CodedConcept): string {
  const displays = concept.codings.flatMap(({ display, code }) => display ?? code ?? []).filter((display) => !words.includes(display));
  return sentConcept === undefined || displays.length === 0 ? words : `${words} (coded: ${[...new Set(displays)].join(', ')})`;
}
