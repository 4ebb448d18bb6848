import type { RoleId } from './roles';
import type { Severity } from './severities';

export type Level = 1 | 2 | 3 | 4;
/** One step of the ladder: who is asked, and how long before the next. */
export type LevelDef = {
  readonly level: Level;
  readonly name: string;
  /** Whose seat it is, where there is one. */
  readonly roles: readonly RoleId[];
  /** Minutes before the next level is asked; null: there is none above. */
  readonly minutes: number | null;
  readonly minutesBySeverity: Readonly<Partial<Record<Severity, number>>>;
};

/** The shipped ladder, product.md §3.3. */
export const LADDER: readonly [LevelDef, LevelDef, LevelDef, LevelDef] = [
  { level: 1, name: 'First responder', roles: ['first-responder'], minutes: 30, minutesBySeverity: { 1: 15, 2: 30 } },
  {
    level: 2,
    name: 'Expert on the system',
    roles: ['sme-network', 'sme-systems', 'sme-application', 'sme-database', 'sme-security', 'sme-business'],
    minutes: 30,
    minutesBySeverity: {},
  },
  {
    level: 3,
    name: 'Vendor or senior architect',
    roles: ['vendor-liaison', 'tech-lead'],
    minutes: 60,
    minutesBySeverity: {},
  },
  {
    level: 4,
    name: 'Commander and crisis manager',
    roles: ['incident-commander', 'executive-sponsor'],
    minutes: null,
    minutesBySeverity: {},
  },
];

export const levelDef = (level: Level): LevelDef => LADDER[level - 1] ?? LADDER[0];

/** Minutes a level has before the next is asked; null: it is the last. */
export const limitAt = (level: Level, severity: Severity): number | null =>
  levelDef(level).minutesBySeverity[severity] ?? levelDef(level).minutes;
