import { ActionIcon, Button, Group, Table, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { Disposition } from '~/api/types';
import { consequence } from '~/ui/words';

interface Props {
  readonly all: readonly Disposition[];
  readonly readOnly: boolean;
  readonly onEdit: (index: number) => void;
  readonly onMove: (index: number, by: 1 | -1) => void;
  readonly onRemove: (index: number) => void;
}

/** Dispositions in the order in which agents see them. */
export function DispositionTable({ all, readOnly, onEdit, onMove, onRemove }: Props) {
  const silencing = all.filter(({ action }) => action === 'MARK_DND').length;
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Disposition</Table.Th>
            <Table.Th>Group</Table.Th>
            <Table.Th>What it sets going</Table.Th>
            <Table.Th>Reasons asked for</Table.Th>
            {!readOnly && <Table.Th aria-label="Actions" />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {all.map((one, index) => (
            <Table.Tr key={one.code}>
              <Table.Td>
                <Text size="sm" fw={600}>
                  {one.label}
                </Text>
                <Text size="xs" className="rb-quiet" style={{ overflowWrap: 'anywhere' }}>
                  {one.code}
                </Text>
              </Table.Td>
              <Table.Td>{one.group === 'SPECIAL' ? 'Special' : 'Connected'}</Table.Td>
              <Table.Td>
                {consequence(one)}
                {one.growth && `, times ${one.growth.factor} with each attempt`}
              </Table.Td>
              <Table.Td>{one.subDispositions.map(({ label }) => label).join(', ') || '–'}</Table.Td>
              {!readOnly && (
                <Table.Td>
                  <Group gap="xs" justify="flex-end" wrap="nowrap">
                    <ActionIcon
                      variant="default"
                      aria-label={`Move ${one.label} up`}
                      disabled={index === 0}
                      onClick={() => onMove(index, -1)}
                    >
                      <IconArrowUp size={16} />
                    </ActionIcon>
                    <ActionIcon
                      variant="default"
                      aria-label={`Move ${one.label} down`}
                      disabled={index === all.length - 1}
                      onClick={() => onMove(index, 1)}
                    >
                      <IconArrowDown size={16} />
                    </ActionIcon>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Edit ${one.label}`}
                      onClick={() => onEdit(index)}
                    >
                      Edit
                    </Button>
                    <Button
                      size="compact-sm"
                      variant="default"
                      aria-label={`Remove ${one.label}`}
                      // People may always ask not to be called again.
                      disabled={one.action === 'MARK_DND' && silencing === 1}
                      onClick={() => onRemove(index)}
                    >
                      Remove
                    </Button>
                  </Group>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
