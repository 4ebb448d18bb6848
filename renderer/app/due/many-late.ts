/** More of them in one pane than this are said in one chip: a wall of red is read by nobody. */
const MOST_CHIPS = 3;

export const areManyLate = (late: number): boolean => late > MOST_CHIPS;
