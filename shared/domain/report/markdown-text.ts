/**
 * Text stays text: nothing typed becomes a heading, a list, a rule, a link, an image or HTML. Its lines stay in the item
 * or paragraph that it stands in: a blank line, or one that is not indented, would end that.
 */
export const markdownText = (text: string): string =>
  text
    .trim()
    .split(/\s*[\r\n]\s*/)
    .map((line) =>
      line
        .replaceAll(/[\\`*_{}[\]<>#|~!]|&(?=#?\w+;)/g, (sign) => `\\${sign}`)
        .replace(/^(\d+(?=[.)](?:\s|$))|(?=[-+=]))/, '$1\\'),
    )
    .join('  \n  ');
