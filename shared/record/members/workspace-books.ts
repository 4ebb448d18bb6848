import { sha256 } from '@noble/hashes/sha2.js';
import { concat, fromHex, toHex, toUtf8 } from '../bytes';
import type { BookId } from '../op';

/**
 * The books that every workspace has one of, found by whoever knows the workspace: SHA-256("holdfast book 1" ‖ purpose ‖
 * workspace id)[0..16].
 */
export const bookOfWorkspace = (workspace: string, purpose: 'members' | 'plan'): BookId =>
  toHex(sha256(concat(toUtf8('holdfast book 1'), toUtf8(purpose), fromHex(workspace))).subarray(0, 16)) as BookId;
