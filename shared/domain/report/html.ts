const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  // Else it would stand for what a server fills in.
  '{': '&#123;',
};

/** Text as HTML shows it, between tags and in quoted attributes: nothing of it becomes a tag, a link or a style. */
export const escaped = (text: string): string => text.replaceAll(/[&<>"'{]/g, (sign) => SIGNS[sign] ?? sign);
