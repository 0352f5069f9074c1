import { Anchor, Table } from '@mantine/core';
import { useCampaignNames } from '~/api/campaigns';
import type { Lead } from '~/api/types';
import { dateTime } from '~/time/dates';
import { StateBadge } from '~/ui/StateBadge';
import { DIAL_STATE, PRIORITY, SALES_STATUS } from '~/ui/words';

interface Props {
  readonly leads: readonly Lead[];
  readonly onOpen: (id: string) => void;
}

export function LeadTable({ leads, onOpen }: Props) {
  const campaigns = useCampaignNames();
  const nameOf = (id: string) => campaigns.data?.find((one) => one.id === id)?.name ?? '';
  return (
    <Table.ScrollContainer minWidth={980}>
      <Table verticalSpacing="xs" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Lead</Table.Th>
            <Table.Th>Phone</Table.Th>
            <Table.Th>Priority</Table.Th>
            <Table.Th>Dialing</Table.Th>
            <Table.Th>Sales</Table.Th>
            <Table.Th ta="right">Attempts</Table.Th>
            <Table.Th>Due</Table.Th>
            <Table.Th>Campaign</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {leads.map((lead) => (
            <Table.Tr key={lead.id}>
              <Table.Td>
                <Anchor
                  component="button"
                  size="sm"
                  fw={600}
                  ta="left"
                  onClick={() => onOpen(lead.id)}
                >
                  {lead.name || 'No name'}
                </Anchor>
              </Table.Td>
              <Table.Td className="rb-number">{lead.phone}</Table.Td>
              <Table.Td>
                <StateBadge word={PRIORITY[lead.priority]} />
              </Table.Td>
              <Table.Td>
                <StateBadge word={DIAL_STATE[lead.dialState]} />
              </Table.Td>
              <Table.Td>{SALES_STATUS[lead.salesStatus].text}</Table.Td>
              <Table.Td ta="right" className="rb-number">
                {lead.attempts}
              </Table.Td>
              <Table.Td className="rb-number">{waits(lead) ? dateTime(lead.dueAt) : '–'}</Table.Td>
              <Table.Td>{nameOf(lead.campaignId)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Only while a lead waits does its due time mean something. */
export function waits(lead: Lead): boolean {
  return lead.dialState === 'PENDING' || lead.dialState === 'SCHEDULED';
}
