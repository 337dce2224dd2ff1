/** Pictures. */
export const imageStyles = `
`;
