/** Reviews, comments, notices. */
export const reviewStyles = `
`;
