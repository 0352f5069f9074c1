import { Anchor, Table, Text } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useAudit } from '~/api/audit';
import type { AuditEntry } from '~/api/types';
import { dateTime } from '~/time/dates';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { PageHead } from '~/ui/PageHead';
import { Pager } from '~/ui/Pager';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { useCursorPages } from '~/ui/useCursorPages';
import { detailsOf } from './auditDetails';

const WHAT: Record<AuditEntry['action'], string> = {
  CAMPAIGN_CREATED: 'Set up a campaign',
  CAMPAIGN_CHANGED: 'Changed a campaign’s rules',
  CAMPAIGN_STAFFED: 'Said who works in a campaign',
  CAMPAIGN_STARTED: 'Started a campaign',
  CAMPAIGN_PAUSED: 'Paused a campaign',
  CAMPAIGN_STOPPED: 'Stopped a campaign for good',
  DIALING_STOPPED: 'Stopped all dialing',
  DIALING_RELEASED: 'Released the stop of all dialing',
  FILTER_CHANGED: 'Changed a campaign’s filter',
  DISPOSITIONS_CHANGED: 'Changed a campaign’s dispositions',
  LISTS_CHANGED: 'Changed a campaign’s lists or their order',
  REGISTRY_UPLOADED: 'Uploaded an official do-not-call list',
  SUPPRESSION_ADDED: 'Entered on the do-not-call list',
  SUPPRESSION_REMOVED: 'Took off the do-not-call list',
  CONSENT_ADDED: 'Wrote down a consent',
  CONSENT_REVOKED: 'Took a consent back',
  USER_CREATED: 'Added a user',
  USER_CHANGED: 'Changed a user',
  ORGANIZATION_CHANGED: 'Changed the organization',
  CARRIER_ACCOUNT_ADDED: 'Added a carrier account',
  CARRIER_ACCOUNT_CHANGED: 'Changed a carrier account',
  LIMITS_CHANGED: 'Changed what calls may cost',
  PLACING_STOPPED: 'Stopped all placing',
  PLACING_RELEASED: 'Released the stop of all placing',
  CALLER_ID_CHANGED: 'Changed a caller id',
  DIRECTORY_ENTRY_ADDED: 'Added to the directory',
  DIRECTORY_ENTRY_REMOVED: 'Removed from the directory',
  AGENT_CONTACT_SET: 'Set where an agent is called',
  AGENT_CONTACT_REMOVED: 'Removed where an agent is called',
  RECORDING_SETTINGS_CHANGED: 'Changed how recordings are treated',
  RECORDING_DELETED: 'Deleted a recording',
  INCOMING_SETTINGS_CHANGED: 'Changed how callers are answered',
};

/** Who did what. */
export function AuditPage() {
  const pages = useCursorPages('');
  const entries = useAudit(pages.cursor);
  return (
    <>
      <PageHead title="Audit" />
      <div className="rb-card">
        <Loaded query={entries} what="The audit trail" skeleton={<SkeletonRows rows={8} />}>
          {(page) => (
            <>
              {page.items.length === 0 ? <Nothing /> : <Entries entries={page.items} />}
              <Pager pages={pages} nextCursor={page.nextCursor} of="entries" />
            </>
          )}
        </Loaded>
      </div>
    </>
  );
}

function Nothing() {
  return (
    <EmptyState icon={<IconListDetails size={40} stroke={1.2} />} title="Nothing was done yet">
      Who starts, stops or changes what is kept here.
    </EmptyState>
  );
}

function Entries({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>When</Table.Th>
            <Table.Th>Who</Table.Th>
            <Table.Th>What</Table.Th>
            <Table.Th>Of what</Table.Th>
            <Table.Th>Details</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {entries.map((entry) => (
            <Table.Tr key={entry.id}>
              <Table.Td className="rb-number">{dateTime(entry.at)}</Table.Td>
              <Table.Td>{entry.userName}</Table.Td>
              <Table.Td>{WHAT[entry.action]}</Table.Td>
              <Table.Td>
                <Subject entry={entry} />
              </Table.Td>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>
                <Text size="sm">{detailsOf(entry)}</Text>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Subject({ entry }: { entry: AuditEntry }) {
  const { action, subject, subjectId } = entry;
  if (!subjectId) {
    return WHOLE[action] ?? 'The organization';
  }
  const page = PAGE_OF[action];
  return page ? (
    <Anchor component={Link} to={page(subjectId)} size="sm">
      {subject || NAMELESS[action] || 'The lead'}
    </Anchor>
  ) : (
    subject || NAMELESS[action] || '–'
  );
}

/** What is done to all of a kind at once. */
const WHOLE: Partial<Record<AuditEntry['action'], string>> = {
  DIALING_STOPPED: 'All campaigns',
  DIALING_RELEASED: 'All campaigns',
  LIMITS_CHANGED: 'All accounts',
  PLACING_STOPPED: 'All accounts',
  PLACING_RELEASED: 'All accounts',
};

/** What has no name of its own, or whose name is not told. */
const NAMELESS: Partial<Record<AuditEntry['action'], string>> = {
  LIMITS_CHANGED: 'An account',
  AGENT_CONTACT_SET: 'An agent',
  AGENT_CONTACT_REMOVED: 'An agent',
  RECORDING_DELETED: 'The call',
};

/** Where one sees what something was done to. */
const campaignPage = (id: string) => `/campaigns/${id}`;
const leadPage = (id: string) => `/leads?lead=${id}`;
const PAGE_OF: Partial<Record<AuditEntry['action'], (id: string) => string>> = {
  CAMPAIGN_CREATED: campaignPage,
  CAMPAIGN_CHANGED: campaignPage,
  CAMPAIGN_STAFFED: campaignPage,
  CAMPAIGN_STARTED: campaignPage,
  CAMPAIGN_PAUSED: campaignPage,
  CAMPAIGN_STOPPED: campaignPage,
  FILTER_CHANGED: campaignPage,
  DISPOSITIONS_CHANGED: campaignPage,
  LISTS_CHANGED: campaignPage,
  CONSENT_ADDED: leadPage,
  CONSENT_REVOKED: leadPage,
};
