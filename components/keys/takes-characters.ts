/** Kinds of `input` that take no characters. */
const pressedInputs: ReadonlySet<string> = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

/** Roles of elements in which characters are typed, or jump to what begins with them. */
const typedRoles: ReadonlySet<string> = new Set(['textbox', 'searchbox', 'combobox', 'spinbutton', 'listbox', 'menu', 'menubar', 'tree']);

/** Parts of an element that tell whether it takes characters; every `Element` has them. */
export interface KeyTarget {
  readonly tagName: string;
  readonly parentElement: KeyTarget | null;
  readonly getAttribute: (name: string) => string | null;
}

/** Tells whether an element takes characters itself: text is typed there, or a first letter chooses (WCAG 2.1.4). */
export function takesCharacters(target: KeyTarget): boolean {
  if (target.tagName.toLowerCase() === 'input') return !pressedInputs.has(target.getAttribute('type')?.toLowerCase() ?? 'text');
  for (let element: KeyTarget | null = target; element !== null; element = element.parentElement) {
    if (isTyped(element)) return true;
    const editable = element.getAttribute('contenteditable');
    if (editable !== null) return editable.toLowerCase() !== 'false';
  }
  return false;
}

function isTyped(element: KeyTarget): boolean {
  const tag = element.tagName.toLowerCase();
  return tag === 'textarea' || tag === 'select' || typedRoles.has(element.getAttribute('role') ?? '');
}
