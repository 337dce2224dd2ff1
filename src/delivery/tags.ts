/**
 * Cache tags: printable ASCII without spaces, ids and never words
 * (a tag that the edge cannot read is dropped without a word).
 */
export const articleTag = (id: string): string => `article-${id}`;
export const enterpriseTag = (id: string): string => `enterprise-${id}`;
export const imageTag = (id: string): string => `image-${id}`;
export const articlesTag = "articles";
export const enterprisesTag = "enterprises";
export const registerTag = "register";
export const bundleTag = (locale: string, namespace: string): string => `bundle-${locale}-${namespace}`;
/** The list of all bundles. */
export const bundlesTag = "bundles";
/** On everything: there is no public answer without a word of the product's own. */
export const wordsTag = "words";

/** What is missing now may come to stand in any list: its 404 goes when one of them does. */
export const listTags = [articlesTag, enterprisesTag, registerTag] as const;

/** What is gone is purged, and known to have been told of, with the article that it was. */
export const tagsOfError = ({ articleId }: { readonly articleId: string | undefined }): readonly string[] =>
  articleId === undefined ? listTags : [articleTag(articleId), ...listTags];

/** The platform takes this many in one purge. */
export const tagsPerPurge = 100;
