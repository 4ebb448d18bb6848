import { useIntl } from 'react-intl';
import { selectOpenBriefing } from '../../../shared/domain/incident/briefings/select-briefings';
import { useClockWords, useTime, useWholeIncident } from '../../app/contexts';
import { Card } from '../../ui/card';
import { Keys } from '../../ui/keys';
import { Panel } from '../../ui/panel';
import { BriefingTime } from './briefing-time';
import { countsWords } from './counts-words';

/** Beside the log: the briefing that goes on or is about to begin. */
export function BriefingStrip() {
  const intl = useIntl();
  const clock = useClockWords();
  const now = useTime();
  const briefing = selectOpenBriefing(useWholeIncident());
  if (!briefing) return null;
  return (
    <Panel title={intl.formatMessage({ id: 'briefing.strip', defaultMessage: 'Briefing' })} end={<Keys keys="G B" />}>
      <Card title={<b>{briefing.withWhom}</b>} end={<BriefingTime briefing={briefing} now={now} clock={clock} />}>
        {countsWords(intl, briefing)}
      </Card>
    </Panel>
  );
}
