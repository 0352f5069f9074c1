import { Group, Select, Skeleton, Stack, Table, Text } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useLeadLists, useOrderLeads } from '~/api/leadLists';
import { detailOf } from '~/api/problem';
import type { Campaign, CampaignLists, LeadOrder } from '~/api/types';
import { enums } from '~/generated/rules';
import { useMe } from '~/session/useSession';
import { FormAlert } from '~/ui/FormAlert';
import { Loaded } from '~/ui/Loaded';
import { LEAD_ORDER } from '~/ui/words';
import { AddList } from './lists/AddList';
import { ListRow } from './lists/ListRow';

const FilterPanel = lazy(async () => ({
  default: (await import('./filter/FilterPanel')).FilterPanel,
}));

const ORDERS = enums.LeadOrder.map((value) => ({ value, label: LEAD_ORDER[value] }));

/** Which leads are dialed, which are taken more often, and who is first among equals. */
export function ListsTab({ campaign }: { campaign: Campaign }) {
  const lists = useLeadLists(campaign.id);
  return (
    <Stack>
      <Suspense fallback={<Skeleton height={120} />}>
        <FilterPanel campaign={campaign} />
      </Suspense>
      <Loaded query={lists} what="The lists" skeleton={<Skeleton height={240} />}>
        {(loaded) => <Lists campaignId={campaign.id} loaded={loaded} />}
      </Loaded>
    </Stack>
  );
}

function Lists({ campaignId, loaded }: { campaignId: string; loaded: CampaignLists }) {
  const isAdmin = useMe().role === 'ADMIN';
  return (
    <Stack>
      <Order campaignId={campaignId} loaded={loaded} disabled={!isAdmin} />
      <div className="rb-card">
        <Table.ScrollContainer minWidth={640}>
          <Table verticalSpacing="xs">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>List</Table.Th>
                <Table.Th>Weight</Table.Th>
                <Table.Th>Dialed</Table.Th>
                <Table.Th ta="right">Waiting</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {loaded.lists.map((list) => (
                <ListRow key={list.id} campaignId={campaignId} list={list} />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      </div>
      {isAdmin && <AddList campaignId={campaignId} />}
      <Text size="sm" className="rb-quiet">
        Lists take turns by their weights among leads of the same priority and temperature: of two
        lists of weight 3 and 1, three leads of the first are called for each one of the second.
        Callbacks come first, whatever their list; a paused list waits with all of its leads.
      </Text>
    </Stack>
  );
}

function Order({
  campaignId,
  loaded,
  disabled,
}: {
  campaignId: string;
  loaded: CampaignLists;
  disabled: boolean;
}) {
  const order = useOrderLeads(campaignId);
  return (
    <>
      <FormAlert message={order.isError ? detailOf(order.error) : undefined} />
      <Group align="flex-end">
        <Select
          label="Among equals"
          data={ORDERS}
          allowDeselect={false}
          disabled={disabled || order.isPending}
          value={loaded.order}
          onChange={(chosen) => chosen && order.mutate(chosen as LeadOrder)}
        />
        {loaded.reordering && (
          <Text size="sm" className="rb-quiet" role="status">
            The queue is being put into this order.
          </Text>
        )}
      </Group>
    </>
  );
}
