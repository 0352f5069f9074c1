import type { Lead } from '~/api/types';
import type { Fact } from './Facts';

/** What a lead's file said of it. */
export function factsOf(lead: Lead): Fact[] {
  return [
    { label: 'Phone', value: lead.phone },
    { label: 'Email', value: lead.email },
    { label: 'Language', value: lead.language },
    { label: 'Source', value: lead.source },
    { label: 'Score', value: typeof lead.score === 'number' ? `${lead.score} of 100` : '' },
    { label: 'External id', value: lead.externalId },
    { label: 'State', value: lead.region },
    ...Object.entries(lead.attributes).map(([label, value]) => ({ label, value })),
  ];
}
