/** Clause after "incomplete:" for a category of which an item came and was not readable. */
export const someUnreadable = 'some items could not be read';
