'use client';

import { useState } from 'react';
import type { AuditCriteria, AuditPerson } from '#/lib/record/looks/audit-row.ts';
import { saveAuditFile, searchAuditTrail, type NoAnswer, type SearchedAudit } from './ask-audit.ts';
import { AuditForm, type AuditFormProps } from './audit-form.tsx';
import { AuditTable } from './audit-table.tsx';
import { AuditNotice, AuditStatus } from './field-parts.tsx';
import { auditWords, noAnswerText } from './words.ts';

export interface AuditSearchProps extends Pick<AuditFormProps, 'identifiers' | 'organisations'> {
  readonly locale: string;
  readonly onSignedOut: () => void;
}

type Step =
  | { readonly at: 'rest' }
  | { readonly at: 'busy'; readonly text: string }
  | { readonly at: 'problem'; readonly text: string }
  | { readonly at: 'saved' }
  | { readonly at: 'rows'; readonly criteria: AuditCriteria; readonly answer: SearchedAudit };

/** Search, table and files. What was found is in this page's memory only. */
export function AuditSearch({ identifiers, organisations, locale, onSignedOut }: AuditSearchProps) {
  const [step, setStep] = useState<Step>({ at: 'rest' });
  const fail = (answer: NoAnswer) => {
    if (answer.state === 'signed-out') onSignedOut();
    else setStep({ at: 'problem', text: noAnswerText(answer) });
  };
  const search = async (criteria: AuditCriteria) => {
    setStep({ at: 'busy', text: auditWords.searching });
    const answer = await searchAuditTrail(criteria);
    if (answer.state === 'read') setStep({ at: 'rows', criteria, answer });
    else fail(answer);
  };
  const save = async (criteria: AuditCriteria, format: 'csv' | 'ndjson') => {
    setStep({ at: 'busy', text: auditWords.saving });
    const answer = await saveAuditFile(criteria, format);
    if (answer.state === 'saved') setStep({ at: 'saved' });
    else fail(answer);
  };
  const onlyUser = ({ id }: AuditPerson) => {
    if (step.at === 'rows') void search({ ...step.criteria, person: { by: 'id', value: id } });
  };
  return (
    <>
      <h1 className="m-0 mb-2 text-name font-semibold">{auditWords.heading}</h1>
      <p className="m-0 mb-4 max-w-[80ch] text-row">{auditWords.about}</p>
      <AuditForm
        identifiers={identifiers}
        organisations={organisations}
        isBusy={step.at === 'busy'}
        onSearch={(criteria) => void search(criteria)}
        onSave={(criteria, format) => void save(criteria, format)}
        onProblem={(text) => setStep({ at: 'problem', text })}
      />
      <AuditStatus>
        {step.at === 'busy' && step.text}
        {step.at === 'problem' && <AuditNotice text={step.text} />}
        {step.at === 'saved' && auditWords.saved}
        {step.at === 'rows' && <Found answer={step.answer} />}
      </AuditStatus>
      {step.at === 'rows' && step.answer.rows.length > 0 && <AuditTable rows={step.answer.rows} locale={locale} onUser={onlyUser} />}
    </>
  );
}

/** Count of the rows and what must be known about them; "no event" only where all were read. */
function Found({ answer: { count, isWhole, notices } }: { readonly answer: SearchedAudit }) {
  return (
    <>
      {notices.map((text) => (
        <AuditNotice key={text} text={text} />
      ))}
      <p className="m-0 font-semibold">{count === 0 && isWhole ? auditWords.none : auditWords.count(count, isWhole)}</p>
    </>
  );
}
