import type { Answering } from '~/api/incomingCalls';
import type { Campaign, IncomingSettings, UnknownCallers } from '~/api/types';

/** Where no campaign is to take them: a choice like the others, for who chooses by keyboard. */
const NONE = '';
const NONE_YET = 'None: there is no campaign yet that can take them';

/** What the form about callers holds. */
export interface AnsweringValues extends IncomingSettings {
  campaignId: string;
  /** How many leads unknown callers may become within 24 hours; empty while it is being typed. */
  leadsPerDay: number | string;
}

export function valuesOf(settings: IncomingSettings, strangers: UnknownCallers): AnsweringValues {
  return {
    ...settings,
    campaignId: strangers.campaignId ?? NONE,
    leadsPerDay: strangers.leadsPerDay,
  };
}

export function isEqual(one: AnsweringValues, other: AnsweringValues): boolean {
  return (
    one.message === other.message &&
    one.putThrough === other.putThrough &&
    one.campaignId === other.campaignId &&
    one.leadsPerDay === other.leadsPerDay
  );
}

/**
 * Only what is different is sent: each half is kept by a service of its own.
 *
 * @param before what the form began with
 * @param after what it holds
 * @param known what holds now: somebody else may have changed what was not touched here
 */
export function changeOf(
  before: AnsweringValues,
  after: AnsweringValues,
  known: AnsweringValues,
): Answering {
  const same = before.message === after.message && before.putThrough === after.putThrough;
  const settings = {
    message: before.message === after.message ? known.message : after.message,
    putThrough: before.putThrough === after.putThrough ? known.putThrough : after.putThrough,
  };
  return {
    ...(same ? {} : { settings }),
    ...strangersOf(before, after, known),
  };
}

function strangersOf(
  before: AnsweringValues,
  after: AnsweringValues,
  known: AnsweringValues,
): Pick<Answering, 'strangers'> {
  const sameLimit = before.leadsPerDay === after.leadsPerDay || after.leadsPerDay === '';
  if (before.campaignId === after.campaignId && sameLimit) {
    return {};
  }
  const campaignId = before.campaignId === after.campaignId ? known.campaignId : after.campaignId;
  return {
    strangers: {
      campaignId: campaignId === NONE ? null : campaignId,
      ...(sameLimit ? {} : { leadsPerDay: Number(after.leadsPerDay) }),
    },
  };
}

/** How much of the limit is used up. */
export function usedOf({ leadsOfLastDay, leadsPerDay }: UnknownCallers): string {
  return leadsOfLastDay < leadsPerDay
    ? `${leadsOfLastDay} in the last 24 hours.`
    : `${leadsOfLastDay} in the last 24 hours: further unknown callers become no leads for now, hear the message and wait for you.`;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** The campaigns that may take unknown callers, and the one that does, wherever it stands now. */
export function choicesOf(
  campaigns: readonly Pick<Campaign, 'id' | 'name' | 'mode' | 'state' | 'practice'>[],
  { campaignId, campaignName }: UnknownCallers,
): Choice[] {
  const able = campaigns
    .filter(({ mode, state }) => mode !== 'BROADCAST' && state !== 'STOPPED')
    .map(({ id, name, practice }) => ({
      value: id,
      label: practice ? `${name} (practice)` : name,
    }));
  const known = !campaignId || able.some(({ value }) => value === campaignId);
  const all = known ? able : [...able, { value: campaignId, label: campaignName ?? campaignId }];
  return [{ value: NONE, label: all.length === 0 ? NONE_YET : 'None' }, ...all];
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
