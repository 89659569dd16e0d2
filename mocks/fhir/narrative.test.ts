import { expect, it } from 'vitest';
import { narrative } from './narrative.ts';

it('writes text, never markup', () => {
  expect(narrative(['Sats < 90% & "blue"', '<script>'], 'additional')).toEqual({
    status: 'additional',
    div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Sats &lt; 90% &amp; &quot;blue&quot;</p><p>&lt;script&gt;</p></div>',
  });
});
