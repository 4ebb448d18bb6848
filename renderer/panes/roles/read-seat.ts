/** What is typed to give somebody a seat: the name, and why they join; '' if that is not said. */
export type TypedSeat = { readonly name: string; readonly why: string };

/**
 * "Eli — knows the payment gateway": a dash or a colon ends the name. A hyphen does so only after a space: Jean-Luc is
 * one name.
 */
export function readSeat(typed: string): TypedSeat {
  const [, name = typed, why = ''] = /^([^:—–]*?)(?:\s+-+(?=\s|$)|\s*[:—–])\s*(.*)$/s.exec(typed) ?? [];
  return { name: name.trim(), why: why.trim() };
}
