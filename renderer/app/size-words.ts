import type { IntlShape } from 'react-intl';

/** Bytes as KB below one MB, then as MB. */
export function sizeWords(intl: IntlShape, bytes: number): string {
  const size = bytes < 950_000 ? Math.ceil(bytes / 1_000) : Math.round(bytes / 100_000) / 10;
  return intl.formatMessage(
    { id: 'size', defaultMessage: '{size, number} {unit, select, kb {KB} other {MB}}' },
    { size, unit: bytes < 950_000 ? 'kb' : 'mb' },
  );
}
