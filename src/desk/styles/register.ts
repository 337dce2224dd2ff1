/** The register. */
export const registerStyles = `
`;
