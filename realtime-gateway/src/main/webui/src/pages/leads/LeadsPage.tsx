import { Button, Group, Select } from '@mantine/core';
import { IconAddressBook } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useCampaignNames } from '~/api/campaigns';
import { type LeadFilter, useLeads } from '~/api/leads';
import type { DialState } from '~/api/types';
import { enums } from '~/generated/rules';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { PageHead } from '~/ui/PageHead';
import { Pager } from '~/ui/Pager';
import { SearchField } from '~/ui/SearchField';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { useAddress } from '~/ui/useAddress';
import { useCursorPages } from '~/ui/useCursorPages';
import { DIAL_STATE } from '~/ui/words';
import { LeadDrawer } from './LeadDrawer';
import { LeadTable } from './LeadTable';
import { searchText } from './searchText';

const AddLead = lazy(async () => ({ default: (await import('./AddLead')).AddLead }));

const STATES = enums.DialState.map((value) => ({ value, label: DIAL_STATE[value].text }));

/** All leads; what one looks for is in the address, to be kept and sent on. */
export function LeadsPage() {
  const address = useAddress();
  const filter = filterOf(address.get);
  const pages = useCursorPages(JSON.stringify(filter));
  const leads = useLeads(filter, pages.cursor);
  const campaigns = useCampaignNames();
  const [isAdding, setAdding] = useState(false);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <PageHead title="Leads">
        <Button onClick={() => setAdding(true)}>Add a lead</Button>
      </PageHead>
      <Group mb="md" align="flex-end" role="search" aria-label="Leads">
        <SearchField
          value={address.get('q') ?? ''}
          placeholder="Name or phone number"
          onChange={(q) => address.set({ q })}
        />
        <Select
          label="Campaign"
          placeholder="All"
          clearable
          searchable
          data={campaigns.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          value={address.get('campaign')}
          onChange={(campaign) => address.set({ campaign })}
        />
        <Select
          label="State"
          placeholder="All"
          clearable
          data={STATES}
          value={address.get('state')}
          onChange={(state) => address.set({ state })}
        />
      </Group>
      <div className="rb-card">
        <Loaded query={leads} what="The leads" skeleton={<SkeletonRows rows={12} />}>
          {(page) => (
            <div
              aria-busy={leads.isPlaceholderData}
              style={{ opacity: leads.isPlaceholderData ? 0.6 : 1 }}
            >
              {page.items.length === 0 ? (
                <NoLeads isFiltered={isFiltered} />
              ) : (
                <LeadTable leads={page.items} onOpen={(lead) => address.set({ lead })} />
              )}
              <Pager pages={pages} nextCursor={page.nextCursor} of="leads" />
            </div>
          )}
        </Loaded>
      </div>
      <Suspense>
        <AddLead
          opened={isAdding}
          campaignId={address.get('campaign')}
          onClose={() => setAdding(false)}
        />
      </Suspense>
      <LeadDrawer
        id={address.get('lead') ?? undefined}
        onClose={() => address.set({ lead: null })}
      />
    </>
  );
}

function NoLeads({ isFiltered }: { isFiltered: boolean }) {
  return (
    <EmptyState
      icon={<IconAddressBook size={36} stroke={1.4} aria-hidden />}
      title={isFiltered ? 'No lead fits' : 'No leads yet'}
    >
      {isFiltered
        ? 'Change what you look for, or leave a filter out.'
        : 'Leads come from files that admins upload in a campaign, or are added one by one.'}
    </EmptyState>
  );
}

function filterOf(get: (name: string) => string | null): LeadFilter {
  const text = searchText(get('q') ?? '');
  const campaignId = get('campaign');
  const state = get('state');
  return {
    ...(text === '' ? {} : { text }),
    ...(campaignId ? { campaignId } : {}),
    ...(isDialState(state) ? { state } : {}),
  };
}

function isDialState(state: string | null): state is DialState {
  return enums.DialState.some((one) => one === state);
}
