/** Two speech bubbles, one over the other: two languages, one story. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#0b4f8a" d="M3 4h17v12H10l-4 4v-4H3z"/><path fill="#a3231b" fill-opacity=".92" d="M13 12h16v12h-3v4l-4-4h-9z"/></svg>';
