/** The editor of an edition, its revisions and what they say otherwise. */
export const editorStyles = `
`;
