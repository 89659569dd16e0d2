import type { Comment, Rule } from '@oxlint/plugins';

export const barredOpening = /^(?:What|Whom|Whose|Who|Which|Of|By|That|Where|Whether|It|Its|As|So|One|Such)\b/;

/** Forbids a comment that opens with a relative or pronoun: the first word is a verb or the thing itself. */
export const commentOpening: Rule = {
  create(context) {
    return {
      Program() {
        const comments = context.sourceCode.getAllComments();
        for (const [index, comment] of comments.entries()) {
          if (continuesComment(comment, comments[index - 1])) continue;
          const word = barredOpening.exec(firstText(comment))?.[0];
          if (word !== undefined)
            context.report({ loc: comment.loc, message: `Open the comment with a verb or the thing, not "${word}".` });
        }
      },
    };
  },
};

/** Tells whether a line comment goes on from the line comment above it. */
function continuesComment(comment: Comment, previous: Comment | undefined): boolean {
  return comment.type === 'Line' && previous?.type === 'Line' && previous.loc.end.line === comment.loc.start.line - 1;
}

function firstText({ value }: Comment): string {
  return value.replace(/^[\s*]+/, '');
}
