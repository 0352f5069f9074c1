import { Anchor, Box, Skeleton, Tabs } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useCampaign } from '~/api/campaigns';
import type { Campaign, Role } from '~/api/types';
import { useMe } from '~/session/useSession';
import { Loaded } from '~/ui/Loaded';
import { PageHead } from '~/ui/PageHead';
import { StateBadge } from '~/ui/StateBadge';
import { CAMPAIGN_STATE } from '~/ui/words';
import { CampaignSwitch } from './CampaignSwitch';

const OverviewTab = lazy(async () => ({ default: (await import('./OverviewTab')).OverviewTab }));
const LeadsTab = lazy(async () => ({ default: (await import('./LeadsTab')).LeadsTab }));
const ListsTab = lazy(async () => ({ default: (await import('./ListsTab')).ListsTab }));
const AgentsTab = lazy(async () => ({ default: (await import('./AgentsTab')).AgentsTab }));
const RulesTab = lazy(async () => ({ default: (await import('./RulesTab')).RulesTab }));
const DispositionsTab = lazy(async () => ({
  default: (await import('./dispositions/DispositionsTab')).DispositionsTab,
}));
const DecisionsTab = lazy(async () => ({ default: (await import('./DecisionsTab')).DecisionsTab }));

const TABS: readonly {
  readonly value: string;
  readonly label: string;
  readonly roles: readonly Role[];
  readonly content: React.ComponentType<{ campaign: Campaign }>;
}[] = [
  { value: 'overview', label: 'Overview', roles: ['ADMIN', 'SUPERVISOR'], content: OverviewTab },
  { value: 'leads', label: 'Upload leads', roles: ['ADMIN'], content: LeadsTab },
  { value: 'lists', label: 'Lists', roles: ['ADMIN', 'SUPERVISOR'], content: ListsTab },
  { value: 'agents', label: 'Agents', roles: ['ADMIN', 'SUPERVISOR'], content: AgentsTab },
  { value: 'rules', label: 'Rules', roles: ['ADMIN', 'SUPERVISOR'], content: RulesTab },
  {
    value: 'dispositions',
    label: 'Dispositions',
    roles: ['ADMIN', 'SUPERVISOR'],
    content: DispositionsTab,
  },
  { value: 'decisions', label: 'Decisions', roles: ['ADMIN', 'SUPERVISOR'], content: DecisionsTab },
];

export function CampaignPage() {
  const { id = '', tab = 'overview' } = useParams();
  const campaign = useCampaign(id);
  return (
    <>
      <Anchor component={Link} to="/campaigns" size="sm">
        ← All campaigns
      </Anchor>
      <Loaded query={campaign} what="The campaign" skeleton={<Loading />}>
        {(loaded) => <Detail campaign={loaded} tab={tab} />}
      </Loaded>
    </>
  );
}

function Detail({ campaign, tab }: { campaign: Campaign; tab: string }) {
  const navigate = useNavigate();
  const { role } = useMe();
  const tabs = TABS.filter(({ roles }) => roles.includes(role));
  const shown = tabs.some(({ value }) => value === tab) ? tab : 'overview';
  return (
    <>
      <Box mt="xs">
        <PageHead
          title={campaign.name}
          state={<StateBadge word={CAMPAIGN_STATE[campaign.state]} />}
        >
          <CampaignSwitch campaign={campaign} />
        </PageHead>
      </Box>
      <Tabs
        value={shown}
        keepMounted={false}
        onChange={(value) => void navigate(`/campaigns/${campaign.id}/${value ?? ''}`)}
      >
        <Tabs.List mb="md">
          {tabs.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map(({ value, content: Content }) => (
          <Tabs.Panel key={value} value={value}>
            <Suspense fallback={<Skeleton height={240} />}>
              <Content campaign={campaign} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}

function Loading() {
  return (
    <>
      <Skeleton height={34} width={320} my="md" />
      <Skeleton height={36} mb="md" />
      <Skeleton height={240} />
    </>
  );
}
