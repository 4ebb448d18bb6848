import type { IntlShape } from 'react-intl';
import { levelDef, type Level } from '../../../shared/domain/content/escalation';

/** "L2, Expert on the system". */
export const levelWords = (intl: IntlShape, level: Level): string =>
  intl.formatMessage(
    { id: 'level', defaultMessage: 'L{level, number}, {name}' },
    { level, name: levelDef(level).name },
  );
