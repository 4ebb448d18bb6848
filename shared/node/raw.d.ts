/** The text of a file, as it stands in the tree. */
declare module '*?raw' {
  const text: string;
  export { text as default };
}
