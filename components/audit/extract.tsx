'use client';

import { useState, type FormEvent } from 'react';
import { Button } from '#/components/ui/button.tsx';
import { makeExtract, type PatientExtract } from './ask-audit.ts';
import { daySpan, latestDays } from './day-span.ts';
import { ExtractPaper } from './extract-paper.tsx';
import { AuditField, AuditNotice, AuditStatus } from './field-parts.tsx';
import { patientKey, PatientFields, type PatientFieldsProps } from './patient-fields.tsx';
import { auditWords, extractWords, noAnswerText } from './words.ts';

export interface ExtractProps extends Pick<PatientFieldsProps, 'identifiers'> {
  readonly service: string;
  readonly officer: string;
  readonly contact: string | undefined;
  readonly locale: string;
  readonly onSignedOut: () => void;
}

type Step =
  | { readonly at: 'rest' }
  | { readonly at: 'busy' }
  | { readonly at: 'problem'; readonly text: string }
  | { readonly at: 'paper'; readonly extract: PatientExtract; readonly madeAt: string };

/** Makes the list for one patient, and prints it by the browser. */
export function Extract({ identifiers, service, officer, contact, locale, onSignedOut }: ExtractProps) {
  const [typed, setTyped] = useState(() => ({ by: identifiers[0]?.system ?? 'address', value: '', ...latestDays(366) }));
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const set = (field: keyof typeof typed) => (value: string) => setTyped((before) => ({ ...before, [field]: value }));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const [span, patient] = [daySpan(typed.first, typed.last), patientKey(typed.by, typed.value)];
    if (!span || !patient) return setStep({ at: 'problem', text: span ? extractWords.noNumber : auditWords.badDates });
    setStep({ at: 'busy' });
    const answer = await makeExtract({ ...span, patient });
    if (answer.state === 'signed-out') return onSignedOut();
    return setStep(
      answer.state === 'read'
        ? { at: 'paper', extract: answer, madeAt: new Date().toISOString() }
        : { at: 'problem', text: noAnswerText(answer) },
    );
  };
  return (
    <>
      <div className="print:hidden">
        <h1 className="m-0 mb-2 text-name font-semibold">{extractWords.heading}</h1>
        <p className="m-0 mb-4 max-w-[80ch] text-row">{extractWords.about}</p>
        <form
          onSubmit={(event) => void submit(event)}
          noValidate
          autoComplete="off"
          className="rounded-control border border-line bg-surface p-4"
        >
          <div className="audit-fields">
            <PatientFields identifiers={identifiers} by={typed.by} value={typed.value} onBy={set('by')} onValue={set('value')} />
            <AuditField label={auditWords.from} type="date" value={typed.first} onChange={set('first')} />
            <AuditField label={auditWords.to} type="date" value={typed.last} onChange={set('last')} />
          </div>
          <div className="mt-4 flex flex-wrap gap-2">
            <Button type="submit" primary isDisabled={step.at === 'busy'} className="min-h-11 px-6">
              {extractWords.make}
            </Button>
            <Button isDisabled={step.at !== 'paper'} onPress={() => print()} className="min-h-11 px-4">
              {extractWords.print}
            </Button>
          </div>
        </form>
        <AuditStatus>
          {step.at === 'busy' && extractWords.making}
          {step.at === 'problem' && <AuditNotice text={step.text} />}
        </AuditStatus>
      </div>
      {step.at === 'paper' && (
        <ExtractPaper extract={step.extract} madeAt={step.madeAt} service={service} officer={officer} contact={contact} locale={locale} />
      )}
    </>
  );
}
