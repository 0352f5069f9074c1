import { Anchor, Button, Table, Text } from '@mantine/core';
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useCampaigns } from '~/api/campaigns';
import type { Campaign, Counts } from '~/api/types';
import { useMe } from '~/session/useSession';
import { dateTime } from '~/time/dates';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { PageHead } from '~/ui/PageHead';
import { Pager } from '~/ui/Pager';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { StateBadge } from '~/ui/StateBadge';
import { useCursorPages } from '~/ui/useCursorPages';
import { CAMPAIGN_STATE } from '~/ui/words';

export function CampaignsPage() {
  const pages = useCursorPages('campaigns');
  const campaigns = useCampaigns(pages.cursor);
  const mayCreate = useMe().role === 'ADMIN';
  return (
    <>
      <PageHead title="Campaigns">
        {mayCreate && (
          <Button component={Link} to="/campaigns/new" leftSection={<IconPlus size={16} />}>
            New campaign
          </Button>
        )}
      </PageHead>
      <div className="rb-card">
        <Loaded query={campaigns} what="The campaigns" skeleton={<SkeletonRows />}>
          {(page) => (
            <>
              {page.items.length === 0 ? (
                <NoCampaigns mayCreate={mayCreate} />
              ) : (
                <CampaignTable campaigns={page.items} />
              )}
              <Pager pages={pages} nextCursor={page.nextCursor} of="campaigns" />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function NoCampaigns({ mayCreate }: { mayCreate: boolean }) {
  return (
    <EmptyState
      icon={<IconSpeakerphone size={36} stroke={1.4} aria-hidden />}
      title="No campaigns yet"
      action={
        mayCreate && (
          <Button component={Link} to="/campaigns/new" mt="sm">
            Set up the first one
          </Button>
        )
      }
    >
      A campaign holds leads, the agents who talk with them, and the rules by which they are called.
    </EmptyState>
  );
}

function CampaignTable({ campaigns }: { campaigns: readonly Campaign[] }) {
  return (
    <Table.ScrollContainer minWidth={860}>
      <Table verticalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Campaign</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th ta="right">Leads</Table.Th>
            <Table.Th ta="right">In the queue</Table.Th>
            <Table.Th ta="right">Live calls</Table.Th>
            <Table.Th ta="right">Placed</Table.Th>
            <Table.Th ta="right">Talked</Table.Th>
            <Table.Th>Created</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {campaigns.map((campaign) => (
            <CampaignRow key={campaign.id} campaign={campaign} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function CampaignRow({ campaign }: { campaign: Campaign }) {
  const { counts } = campaign;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} to={`/campaigns/${campaign.id}`} fw={600} size="sm">
          {campaign.name}
        </Anchor>
      </Table.Td>
      <Table.Td>
        <StateBadge word={CAMPAIGN_STATE[campaign.state]} />
      </Table.Td>
      <Count n={total(counts.leads)} />
      <Count n={total(counts.queue)} />
      <Count n={total(counts.calls)} />
      <Count n={counts.placed} />
      <Count n={counts.outcomes.COMPLETED ?? 0} />
      <Table.Td>
        <Text size="sm" className="rb-quiet">
          {dateTime(campaign.createdAt)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function Count({ n }: { n: number }) {
  return (
    <Table.Td ta="right" className="rb-number">
      {n.toLocaleString()}
    </Table.Td>
  );
}

function total(counts: Counts['leads']): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}
