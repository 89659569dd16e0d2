import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { Paper } from '#/components/print/paper.tsx';
import { Candidates } from './candidates.tsx';
import { ConfirmIdentity } from './confirm-identity.tsx';

const at = '2026-11-21T14:02:00+00:00';
const plain: PatientIdentity = { identifiers: [], family: 'Brooks', given: ['Amara'], restricted: false };
const chinese = { ...plain, family: '李', given: ['梅'], nameText: 'Li Mei', nameLanguage: 'zh' };
const arabic = { ...plain, family: 'Haddad', given: ['Layla'], nameText: 'ليلى حداد', nameTextLanguage: 'ar' };
const nothing = () => undefined;
const candidate = (identity: PatientIdentity) => ({ handle: 'h', banner: { identity, identifierLabel: 'NHS No.', from: 'Index' } });

const listed = (identity: PatientIdentity): string =>
  renderToStaticMarkup(
    <Candidates
      result={{ state: 'found', from: 'Index', at, people: [candidate(identity)] }}
      locale="en-GB"
      onChoose={nothing}
      onRestart={nothing}
    />,
  );
const confirmed = (identity: PatientIdentity): string =>
  renderToStaticMarkup(
    <ConfirmIdentity
      candidate={candidate(identity)}
      criteria={{ by: 'name', family: 'Li', given: 'Mei', birthDate: '1980-01-01' }}
      identifier={{ system: 'nhs', label: 'NHS No.', format: 'nhs-number' }}
      at={at}
      locale="en-GB"
      onConfirm={nothing}
      onBack={nothing}
    />,
  );
/** Language and text of each isolated name. */
const named = (html: string, text: string): string | undefined => new RegExp(`<bdi([^>]*)>${text}</bdi>`).exec(html)?.[1];

describe('H04 names in another script carry their language', () => {
  test.each([
    ['list', listed],
    ['confirmation', confirmed],
  ])('%s of patients found', (_, draw) => {
    expect(named(draw(chinese), '李, 梅')).toContain('lang="zh"');
    expect(named(draw(chinese), 'Li Mei')).not.toContain('lang=');
    expect(named(draw(arabic), 'ليلى حداد')).toContain('lang="ar"');
    expect(named(draw(arabic), 'HADDAD, Layla')).not.toContain('lang=');
    expect(draw(plain)).not.toContain('lang=');
  });

  test('paper', () => {
    const names = [
      { text: 'HADDAD, Layla', language: undefined },
      { text: 'ليلى حداد', language: 'ar' },
    ];
    const words = { names, patient: 'Born 1980', allergies: '', decisions: [], printed: '', about: [], foot: '' };
    const html = renderToStaticMarkup(<Paper words={words} arrangement={{ months: [], undated: [] }} sources={new Map()} locale="en-GB" />);
    expect(html).toContain('<b><bdi>HADDAD, Layla</bdi> <bdi lang="ar">ليلى حداد</bdi> · Born 1980</b>');
  });
});
