/** The element id of an option, for `aria-activedescendant` of the text field that owns the list. */
export const optionId = (listId: string, id: string): string => `${listId}-${id}`;
