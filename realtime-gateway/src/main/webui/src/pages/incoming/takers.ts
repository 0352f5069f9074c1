import type { Answering } from '~/api/incomingCalls';
import type { Campaign, IncomingSettings, UnknownCallers } from '~/api/types';

/** What the form about callers holds. */
export interface AnsweringValues extends IncomingSettings {
  campaignId: string | null;
}

export function valuesOf(settings: IncomingSettings, strangers: UnknownCallers): AnsweringValues {
  return { ...settings, campaignId: strangers.campaignId ?? null };
}

/** Only what is different is sent: each half is kept by a service of its own. */
export function changeOf(before: AnsweringValues, after: AnsweringValues): Answering {
  const { campaignId, ...settings } = after;
  const same = before.message === after.message && before.putThrough === after.putThrough;
  return {
    ...(same ? {} : { settings }),
    ...(before.campaignId === campaignId ? {} : { campaignId }),
  };
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The campaigns that may take unknown callers, and the one that does, wherever it stands now. */
export function choicesOf(
  campaigns: readonly Pick<Campaign, 'id' | 'name' | 'mode' | 'state'>[],
  { campaignId, campaignName }: UnknownCallers,
): Choice[] {
  const able = campaigns
    .filter(({ mode, state }) => mode !== 'BROADCAST' && state !== 'STOPPED')
    .map(({ id, name }) => ({ value: id, label: name }));
  return !campaignId || able.some(({ value }) => value === campaignId)
    ? able
    : [...able, { value: campaignId, label: campaignName ?? campaignId }];
}

/** Why the campaign that is set takes nobody now; nothing where it does. */
export function idleBecause({ campaignState }: UnknownCallers): string | undefined {
  switch (campaignState) {
    case 'DRAFT':
      return 'It takes nobody before it is started.';
    case 'STOPPED':
      return 'It was stopped for good and takes nobody. Choose another.';
    default:
      return undefined;
  }
}
