import { createContext } from 'react';

export type KeyPlatform = 'mac' | 'other';

/** Whose key names every `Keys` below shows. Set once, around the app. */
export const KeyPlatformContext = createContext<KeyPlatform>('other');
