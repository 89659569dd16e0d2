/** Why a text is no XML that is read here, and where. */
export class XmlError extends SyntaxError {
  readonly kind: 'not-well-formed' | 'declares' | 'too-deep' | 'too-many-elements';
  readonly line: number;
  /** Column, where there is a place to point to. */
  readonly column: number | undefined;

  constructor(kind: XmlError['kind'], message: string, text: string, at?: number) {
    const before = text.slice(0, at ?? 0);
    const line = before.split('\n').length;
    super(`${message} (line ${line})`);
    this.kind = kind;
    this.line = line;
    this.column = at === undefined ? undefined : at - before.lastIndexOf('\n');
  }
}
