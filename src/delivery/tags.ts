/**
 * Cache tags: printable ASCII without spaces, ids and never words
 * (a tag that the edge cannot read is dropped without a word).
 */
export const articleTag = (id: string): string => `article-${id}`;
export const enterpriseTag = (id: string): string => `enterprise-${id}`;
export const articlesTag = "articles";
export const enterprisesTag = "enterprises";
export const registerTag = "register";

/** The platform takes this many in one purge. */
export const tagsPerPurge = 100;
