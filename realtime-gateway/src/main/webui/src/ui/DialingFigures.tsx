import { useDialingStatistics } from '~/api/statistics';
import { connectionWords, paceWords } from './dialing';
import { Figure } from './Figure';

/** How much was dialed in the last hour, and which share people answered. */
export function DialingFigures({ campaignId }: { campaignId: string | undefined }) {
  const { data } = useDialingStatistics(campaignId);
  const pace = paceWords(data);
  const connection = connectionWords(data);
  const day = data ? ` The day begins at midnight in ${data.zone.replaceAll('_', ' ')}.` : '';
  return (
    <>
      <Figure
        label="Calls, last hour"
        value={pace.value}
        hint={`Calls that reached for a phone in the last sixty minutes.${day}`}
      >
        {pace.note}
      </Figure>
      <Figure
        label="Connection rate"
        value={connection.value}
        hint="Of the calls placed in the last sixty minutes, those that a person answered."
      >
        {connection.note}
      </Figure>
    </>
  );
}
