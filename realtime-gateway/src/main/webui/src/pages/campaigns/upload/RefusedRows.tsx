import { Button, Code, Drawer, Group, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { allRefusedRows, useRefusedRows } from '~/api/batches';
import type { Batch, RefusedRow } from '~/api/types';
import { EmptyState } from '~/ui/EmptyState';
import { Loaded } from '~/ui/Loaded';
import { Pager } from '~/ui/Pager';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { failed } from '~/ui/toasts';
import { useCursorPages } from '~/ui/useCursorPages';
import { csv, saveAs } from './csv';

interface Props {
  readonly batch: Batch | undefined;
  readonly onClose: () => void;
}

/** The rows of a file that were not taken as they are, and why. */
export function RefusedRows({ batch, onClose }: Props) {
  return (
    <Drawer
      opened={batch !== undefined}
      onClose={onClose}
      size="xl"
      title={`Rows of ${batch?.filename ?? ''} that were not taken as they are`}
    >
      {batch && <Rows batch={batch} />}
    </Drawer>
  );
}

function Rows({ batch }: { batch: Batch }) {
  const pages = useCursorPages(batch.id);
  const rows = useRefusedRows(batch.id, Number(pages.cursor ?? 0));
  const [saving, setSaving] = useState(false);
  const save = async () => {
    setSaving(true);
    try {
      saveAs(`${batch.filename}-refused.csv`, asCsv(await allRefusedRows(batch.id)));
    } catch (failure) {
      failed('The rows could not be downloaded', failure);
    } finally {
      setSaving(false);
    }
  };
  return (
    <>
      <Group justify="space-between" mb="sm" wrap="nowrap">
        <Text size="sm" className="rb-quiet">
          Correct these rows in your file and upload it again: rows that were taken are recognized
          and not added twice.
        </Text>
        <Button
          variant="default"
          leftSection={<IconDownload size={16} />}
          loading={saving}
          onClick={() => void save()}
          style={{ flex: 'none' }}
        >
          Download as CSV
        </Button>
      </Group>
      <Loaded query={rows} what="The rows" skeleton={<SkeletonRows />}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState title="Every row was taken" />
          ) : (
            <>
              <RowTable rows={page.items} />
              <Pager
                pages={pages}
                nextCursor={typeof page.nextAfter === 'number' ? String(page.nextAfter) : undefined}
                of="rows"
              />
            </>
          )
        }
      </Loaded>
    </>
  );
}

function RowTable({ rows }: { rows: readonly RefusedRow[] }) {
  return (
    <Table verticalSpacing="xs">
      <Table.Thead>
        <Table.Tr>
          <Table.Th ta="right">Row</Table.Th>
          <Table.Th>Why, and what to do</Table.Th>
          <Table.Th>Content</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={row.row}>
            <Table.Td ta="right" className="rb-number">
              {row.row.toLocaleString()}
            </Table.Td>
            <Table.Td maw={300}>{row.message}</Table.Td>
            <Table.Td>
              <Code style={{ wordBreak: 'break-word', whiteSpace: 'pre-wrap' }}>{row.content}</Code>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

function asCsv(rows: readonly RefusedRow[]): string {
  return csv([
    ['row', 'reason', 'content'],
    ...rows.map((row) => [row.row, row.message, row.content] as const),
  ]);
}
