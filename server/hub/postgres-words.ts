import { escapeIdentifier } from 'pg';
import type { PostgresPlace, StartProblem } from './postgres-problem';

const UNTOUCHED = 'Nothing there was changed.';

/** What a person reads of a hub that cannot begin on a database. Never the password. */
export function postgresWords(problem: StartProblem): string {
  switch (problem.kind) {
    case 'bad-address':
      return `That is no address of a database: ${problem.detail}. Nothing was asked of anyone. Write it as postgres://user:password@host:port/database.`;
    case 'cannot-connect':
      return `The database at ${whereIs(problem.place)} does not answer: ${problem.detail}. What it holds is as it was. See that it runs and can be reached from here, then start the hub again.`;
    case 'not-let-in':
      return `The database at ${whereIs(problem.place)} does not let ${problem.place.user} in: ${problem.detail}. ${UNTOUCHED} Check the user's name and password, and whether the server lets that user in from here.`;
    case 'no-such-database':
      return `The server at ${whereIs(problem.place)} has no database ${problem.place.database}. ${UNTOUCHED} Create it, or name the one that is meant.`;
    case 'no-permission':
      return `${problem.place.user} may not do what the hub needs in the database ${problem.place.database}: ${problem.detail}. ${UNTOUCHED} Let an administrator run: ${grantFor(problem.place)}`;
    case 'read-only':
      return `The database ${problem.place.database} takes nothing new: it is read-only, as a standby is, or one whose disk is nearly full. ${UNTOUCHED} Name the server that takes writes, or make it writable again.`;
    case 'full':
      return `The disk of the database at ${whereIs(problem.place)} is full. ${UNTOUCHED} Make room there, then start the hub again.`;
    case 'too-old':
      return `The server at ${whereIs(problem.place)} is PostgreSQL ${problem.version}. ${UNTOUCHED} The hub needs 13 or newer.`;
    case 'newer-format':
      return `A newer Holdfast keeps its books in the schema ${problem.place.schema}: format ${problem.format}. ${UNTOUCHED} Start that version of the hub.`;
    case 'not-ours':
      return `The schema ${problem.place.schema} of the database ${problem.place.database} holds something else than a hub's books. ${UNTOUCHED} Name another schema, or another database.`;
  }
}

const whereIs = ({ host, port }: PostgresPlace): string => (host.startsWith('/') ? host : `${host}:${port}`);

function grantFor({ schema, user }: PostgresPlace): string {
  const [there, hub] = [escapeIdentifier(schema), escapeIdentifier(user)];
  return `create schema if not exists ${there}; grant all on schema ${there} to ${hub}; grant all on all tables in schema ${there} to ${hub};`;
}
