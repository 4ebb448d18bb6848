import type { FactId } from '../../stated';
import type { Incident, IncidentLine } from '../incident';
import type { Attachment } from './attachment';
import { bytesOf } from './attachment';
import { allLines } from './lines';

/** What is attached to a line and was not destroyed. */
export const attachedTo = ({ stated: { fact } }: IncidentLine): readonly Attachment[] =>
  fact.kind === 'entry-added/1' ? fact.blobs.filter(({ key }) => key !== '') : [];

/** Bytes of all that is attached in the incident. */
export const selectAttachedBytes = (incident: Incident): number =>
  allLines(incident.lines).reduce((sum, line) => sum + bytesOf(attachedTo(line)), 0);

/** The types that are ever shown; a file is what its own bytes say. */
export const PICTURE_TYPES: readonly string[] = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'];
export const isPicture = ({ type }: Attachment): boolean => PICTURE_TYPES.includes(type);

/** A picture, and the line it is on. */
export type Picture = { readonly line: FactId; readonly time: number; readonly attachment: Attachment };

/** Every picture of the incident, as its lines stand. */
export const selectPictures = (incident: Incident): readonly Picture[] =>
  allLines(incident.lines).flatMap((line) =>
    attachedTo(line)
      .filter(isPicture)
      .map((attachment) => ({ line: line.stated.id, time: line.time, attachment })),
  );
