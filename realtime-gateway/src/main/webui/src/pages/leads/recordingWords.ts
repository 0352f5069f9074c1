import type { Recording } from '~/api/types';
import { dateTime } from '~/time/dates';

/** What is said where nothing can be played; undefined where it can, empty where there is none. */
export function wordOf(recording: Recording): string | undefined {
  const { state, deletion } = recording;
  switch (state) {
    case 'KEPT':
      return undefined;
    case 'NOTHING':
      return '';
    case 'LOST':
      return 'The recording could not be fetched from the carrier.';
    case 'DELETED':
      return `${deleted(deletion)}${recording.atCarrier ? ' The carrier may still have its own copy.' : ''}`;
    default:
      return 'The recording comes when the call is over.';
  }
}

function deleted(deletion: Recording['deletion']): string {
  return deletion?.cause === 'ON_REQUEST'
    ? `Recording deleted ${dateTime(deletion.at)} by ${deletion.byName}: ${deletion.reason}.`
    : `Recording deleted ${deletion ? dateTime(deletion.at) : ''}: its time was up.`;
}
