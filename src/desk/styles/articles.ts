/** The board of articles, an article, its publication. */
export const articleStyles = `
`;
