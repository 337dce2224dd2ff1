/** Within how many seconds readers everywhere see a publication, or a withdrawal, even where every purge fails (docs/architecture.md). */
export const boundSeconds = 20;
