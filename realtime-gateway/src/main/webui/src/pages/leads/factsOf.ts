import type { Lead } from '~/api/types';
import type { Fact } from './Facts';

/** The numbers that are not dialed next, and may lead to the person. */
function otherPhones({ numbers }: Lead): string {
  return numbers
    .filter(({ next, state }) => !next && state === 'OPEN')
    .map(({ phone }) => phone)
    .join(', ');
}

/** What a lead's file said of it. */
export function factsOf(lead: Lead): Fact[] {
  return [
    { label: 'Phone', value: lead.phone },
    { label: 'Other numbers', value: otherPhones(lead) },
    { label: 'Email', value: lead.email },
    { label: 'Language', value: lead.language },
    { label: 'Source', value: lead.source },
    { label: 'Score', value: typeof lead.score === 'number' ? `${lead.score} of 100` : '' },
    { label: 'External id', value: lead.externalId },
    { label: 'State', value: lead.region },
    ...Object.entries(lead.attributes).map(([label, value]) => ({ label, value })),
  ];
}
