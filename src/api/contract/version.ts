/** Of the contract: the second number grows with what is added. The first is that of the path, and stays. */
export const contractVersion = "1.0.0";
