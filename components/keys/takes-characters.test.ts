import { expect, test } from 'vitest';
import { type KeyTarget, takesCharacters } from './takes-characters.ts';

/** An element from its opening tags, outermost first: `<div role="menu"><button>`. */
function elementOf(tags: string): KeyTarget {
  const elements = [...tags.matchAll(/<(?<tag>\w+)(?<attributes>[^>]*)>/g)];
  const target = elements.reduce<KeyTarget | null>((parentElement, { groups }) => {
    const attributes = new Map(
      [...(groups?.attributes ?? '').matchAll(/(?<name>[\w-]+)(?:="(?<value>[^"]*)")?/g)].map(
        ({ groups: pair }) => [pair?.name ?? '', pair?.value ?? ''] as const,
      ),
    );
    // Elements of HTML have their names in capitals.
    return { tagName: (groups?.tag ?? '').toUpperCase(), parentElement, getAttribute: (name) => attributes.get(name) ?? null };
  }, null);
  if (!target) throw new Error(`no element in ${tags}`);
  return target;
}

const textInputs = ['text', 'search', 'email', 'tel', 'url', 'password', 'number', 'date', 'month', 'time', 'week', 'datetime-local'];
const otherInputs = ['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit'];
const typedRoles = ['textbox', 'searchbox', 'combobox', 'spinbutton', 'listbox', 'menu', 'menubar', 'tree'];
const otherRoles = ['button', 'link', 'feed', 'article', 'grid', 'slider', 'tab', 'toolbar', 'group', 'region', 'checkbox', 'switch'];

test.each([
  '<input>',
  ...textInputs.map((type) => `<input type="${type}">`),
  '<input type="TEXT">',
  '<input type="kind of tomorrow">',
  '<textarea>',
  '<select>',
  '<select><option>',
  ...typedRoles.map((role) => `<div role="${role}">`),
  '<div role="listbox"><div role="option">',
  '<div role="menu"><button>',
  '<div contenteditable>',
  '<div contenteditable="true"><b>',
  '<div contenteditable="plaintext-only"><span>',
])('%s takes characters: no key of the page acts there', (tags) => {
  expect(takesCharacters(elementOf(tags))).toBe(true);
});

test.each([
  '<body>',
  '<button>',
  '<a href="/">',
  '<summary>',
  '<h2 tabindex="-1">',
  '<iframe>',
  ...otherInputs.map((type) => `<input type="${type}">`),
  ...otherRoles.map((role) => `<div role="${role}">`),
  '<div role="feed"><article><button>',
  '<div contenteditable="false">',
  '<div contenteditable="true"><div contenteditable="false"><button>',
])('%s takes none', (tags) => {
  expect(takesCharacters(elementOf(tags))).toBe(false);
});
