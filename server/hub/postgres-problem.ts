import { Client, DatabaseError, type ClientConfig } from 'pg';
import { errorCode } from '../../shared/node/disk';
import { LogProblem } from './frame-log';

/** Which database, as a person may read it: without the password. */
export type PostgresPlace = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  readonly schema: string;
};

/** Why a hub cannot begin on a database. `detail`: as the database, or the network, said it. */
export type StartProblem =
  | { readonly kind: 'bad-address'; readonly detail: string }
  | { readonly kind: 'cannot-connect'; readonly place: PostgresPlace; readonly detail: string }
  | { readonly kind: 'not-let-in'; readonly place: PostgresPlace; readonly detail: string }
  | { readonly kind: 'no-such-database'; readonly place: PostgresPlace }
  | { readonly kind: 'no-permission'; readonly place: PostgresPlace; readonly detail: string }
  | { readonly kind: 'read-only' | 'full'; readonly place: PostgresPlace }
  | { readonly kind: 'too-old'; readonly place: PostgresPlace; readonly version: number }
  | { readonly kind: 'newer-format'; readonly place: PostgresPlace; readonly format: number }
  | { readonly kind: 'not-ours'; readonly place: PostgresPlace };

export class PostgresProblem extends Error {
  constructor(readonly problem: StartProblem) {
    super(problem.kind);
    this.name = 'PostgresProblem';
  }
}

/** Of the server's major version. */
const OLDEST = 13;
/** SQLSTATE classes that only a mistake in a statement, or in what was written, brings forth. */
const MISTAKES = ['21', '22', '23', '26', '34', '42'];
const NO_PERMISSION = '42501';

/** Where the configuration leads, what the environment adds included. */
export function placeOf(config: ClientConfig, schema: string): PostgresPlace {
  try {
    const { host, port, user = '', database = '' } = new Client(config);
    return { host, port, user, database, schema };
  } catch (error) {
    throw new PostgresProblem({ kind: 'bad-address', detail: wordsOf(error) });
  }
}

export function refuseOld(version: number, place: PostgresPlace): void {
  const major = Math.floor(version / 10_000);
  if (major < OLDEST) throw new PostgresProblem({ kind: 'too-old', place, version: major });
}

/** What was asked of a database, failed. A mistake of ours is no problem of the log, and stays what it is. */
export function logProblem(error: unknown): unknown {
  const code = errorCode(error);
  if (code === NO_PERMISSION) return new LogProblem('read-only', wordsOf(error), error);
  if (error instanceof DatabaseError && MISTAKES.includes(code.slice(0, 2))) return error;
  return new LogProblem(whyOf(code), wordsOf(error), error);
}

function whyOf(code: string): LogProblem['why'] {
  if (code === '53100') return 'full';
  return code === '25006' ? 'read-only' : 'away';
}

/** What the database called it; empty if it was not the database. */
export const sqlState = (error: unknown): string => errorCode(error instanceof LogProblem ? error.cause : error);

/** Two transactions stood in each other's way: one goes by if it is begun again. */
export const isCollision = (error: unknown): boolean => ['40001', '40P01'].includes(sqlState(error));

/** Somebody else made the same thing just now. */
export const isMadeAlready = (error: unknown): boolean =>
  ['23505', '42P06', '42P07'].includes(sqlState(error)) || isCollision(error);

/** What stopped the start, for a person. */
export function startProblem(error: unknown, place: PostgresPlace): unknown {
  if (!(error instanceof LogProblem)) return error;
  const { why, message: detail } = error;
  const code = sqlState(error);
  if (code.startsWith('28') || detail.startsWith('SASL')) return problem({ kind: 'not-let-in', place, detail });
  if (code === '3D000') return problem({ kind: 'no-such-database', place });
  if (code === NO_PERMISSION) return problem({ kind: 'no-permission', place, detail });
  return problem(why === 'away' ? { kind: 'cannot-connect', place, detail } : { kind: why, place });
}

const problem = (of: StartProblem) => new PostgresProblem(of);

/** A name that stands for several addresses fails at each: then the error itself has no words. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message || errorCode(error) || error.name;
}
