import type { RoleId } from './roles';

/** A field of technical knowledge that a room should have at hand, with the seat that stands for it. */
export type Field = {
  readonly name: string;
  readonly role: RoleId;
  /** How words of a skill in it begin; one of three letters or fewer is such a word whole. */
  readonly stems: readonly string[];
};

/** The fields of the coverage strip, in its order: product.md C4. */
export const FIELDS: readonly Field[] = [
  { name: 'Network', role: 'sme-network', stems: ['network', 'firewall', 'router', 'routing', 'switching', 'net'] },
  { name: 'Hardware', role: 'sme-systems', stems: ['hardware', 'server', 'storage', 'systems', 'sys'] },
  { name: 'Applications', role: 'sme-application', stems: ['application', 'apps', 'app'] },
  { name: 'Security', role: 'sme-security', stems: ['security', 'forensic', 'soc', 'sec'] },
  { name: 'Database', role: 'sme-database', stems: ['database', 'postgres', 'oracle', 'mysql', 'dba', 'sql', 'db'] },
];

/** Whether somebody with this skill knows the field: `Network`, `networking`, `Oracle DBA`. */
export const isSkillIn = ({ stems }: Field, skill: string): boolean =>
  skill
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .some((word) => stems.some((stem) => (stem.length <= 3 ? word === stem : word.startsWith(stem))));
