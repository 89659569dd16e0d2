import 'server-only';
import { chargeAnswer, type AnswerCharge } from '#/lib/process/answer-memory.ts';

/** Answers of one connection that are held in memory: each is charged from its first byte until it is let go. */
export interface HeldAnswers {
  /** Begins the charge of an answer that is to be read; `onGiveWay` stops reading it. */
  readonly begin: (onGiveWay: () => void) => AnswerCharge;
  /** Names the answer that the charge is for, so that it can be let go. */
  readonly keep: (answer: unknown, charge: AnswerCharge) => void;
  /** Lets go of an answer of which nothing is needed any more. */
  readonly letGo: (answer: unknown) => void;
  /** Lets go of all, those being read among them. */
  readonly end: () => void;
}

export function heldAnswers(owner: string): HeldAnswers {
  const charges = new Set<AnswerCharge>();
  const byAnswer = new Map<unknown, AnswerCharge>();
  return {
    begin: (onGiveWay) => {
      const charge = chargeAnswer(owner, onGiveWay);
      charges.add(charge);
      return charge;
    },
    keep: (answer, charge) => {
      charge.keep();
      byAnswer.set(answer, charge);
    },
    letGo: (answer) => {
      const charge = byAnswer.get(answer);
      if (charge === undefined) return;
      byAnswer.delete(answer);
      charges.delete(charge);
      charge.release();
    },
    end: () => {
      for (const charge of charges) charge.release();
      charges.clear();
      byAnswer.clear();
    },
  };
}
