/** Words that tell nothing of what somebody looks for, unless there are no others. */
export const stopwords: ReadonlySet<string> = new Set(
  (
    "a an and are as at be been but by did do does for from had has have how in into is it its near not of on or " +
    "than that the their them then there these they this to was were what when where which who whom whose why will with " +
    "的 了 在 是 和 与 及 或 等 对 为 于 把 被 有 也 都 就 吗 呢 哪些 哪 什么 怎么 如何 以及 一个"
  ).split(" "),
);
