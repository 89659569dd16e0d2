import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { PatientBanner } from './patient-banner.tsx';

const identity: PatientIdentity = { identifiers: [], family: 'Brooks', given: ['Amara'], restricted: false };

function drawn(more: Partial<PatientIdentity>): string {
  const banner = { identity: { ...identity, ...more }, identifierLabel: 'NHS No.', from: 'City Hospitals' };
  const at = '2026-11-21T14:02:00+00:00';
  return renderToStaticMarkup(<PatientBanner banner={banner} serverTime={at} locale="en-GB" differing={[]} allergies={undefined} />);
}

describe('which name the banner has', () => {
  it('Latin letters beside another script, each with its language', () => {
    const html = drawn({ family: '李', given: ['梅'], title: 'Ms', nameText: 'Li Mei', nameLanguage: 'zh' });
    expect(html).toContain('<bdi lang="zh">李, 梅 (Ms)</bdi>');
    expect(html).toMatch(/<bdi class="[^"]*">Li Mei<\/bdi>/);
  });

  it('another script beside Latin letters', () => {
    const html = drawn({ family: 'Haddad', given: ['Layla'], nameText: 'ليلى حداد', nameTextLanguage: 'ar' });
    expect(html).toContain('<bdi>HADDAD, Layla</bdi>');
    expect(html).toMatch(/<bdi lang="ar" class="[^"]*">ليلى حداد<\/bdi>/);
  });

  it('one name alone where there is no other', () => {
    expect(drawn({})).not.toContain('lang=');
  });
});

describe('language and interpreter on the second line', () => {
  const second = (more: Partial<PatientIdentity>): string | undefined =>
    /banner-second-line"><dt[^>]*>Language<\/dt><dd[^>]*>([^<]*)</.exec(drawn(more))?.[1];

  it.each<[Partial<PatientIdentity>, string | undefined]>([
    [{ languages: ['Chinese'], interpreter: true }, 'Chinese · interpreter needed'],
    [{ languages: ['Welsh'], interpreter: false }, 'Welsh · no interpreter needed'],
    [{ languages: ['Polish', 'German'] }, 'Polish, German'],
    [{ interpreter: true }, 'Not known · interpreter needed'],
    [{ languages: ['English'], interpreter: true }, 'English · interpreter needed'],
    [{ languages: ['English'] }, undefined],
    [{ languages: ['English (United Kingdom)'], interpreter: false }, undefined],
    [{ interpreter: false }, undefined],
    [{}, undefined],
  ])('%j', (more, words) => {
    expect(second(more)).toBe(words);
  });
});
