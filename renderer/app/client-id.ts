import { toHex } from '../../shared/record/bytes';

export const randomHex = (bytes: number): string => toHex(crypto.getRandomValues(new Uint8Array(bytes)));

/** Names a commit: repeated under the same id it is the same commit. */
export const newClientId = (): string => randomHex(12);
