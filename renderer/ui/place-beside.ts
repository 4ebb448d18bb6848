const GAP_PX = 4;
const EDGE_PX = 8;

/** Puts a fixed popup below its anchor, or above where there is more room, and always within the window. */
export function placeBeside(popup: HTMLElement, anchor: Element): void {
  const at = anchor.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const room = { below: innerHeight - at.bottom - GAP_PX - EDGE_PX, above: at.top - GAP_PX - EDGE_PX };
  popup.style.maxHeight = `${Math.max(room.below, room.above)}px`;
  const { width, height } = popup.getBoundingClientRect();
  const isBelow = height <= room.below || room.below >= room.above;
  const left = Math.max(EDGE_PX, Math.min(at.left, innerWidth - width - EDGE_PX));
  popup.style.left = `${left}px`;
  popup.style.top = `${isBelow ? at.bottom + GAP_PX : at.top - GAP_PX - height}px`;
}
