import { Button, Progress, Table, Text, VisuallyHidden } from '@mantine/core';
import { isOpen } from '~/api/batches';
import type { Batch } from '~/api/types';
import { dateTime } from '~/time/dates';
import { StateBadge } from '~/ui/StateBadge';
import { BATCH_STATE } from '~/ui/words';

interface Props {
  readonly batches: readonly Batch[];
  readonly onRefusals: (batch: Batch) => void;
}

/** The files of a campaign: how far each is, and what came of it. */
export function BatchTable({ batches, onRefusals }: Props) {
  return (
    <Table.ScrollContainer minWidth={820}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>File</Table.Th>
            <Table.Th w={190}>Import</Table.Th>
            <Table.Th ta="right">Rows</Table.Th>
            <Table.Th ta="right">Added</Table.Th>
            <Table.Th ta="right">Known already</Table.Th>
            <Table.Th ta="right">Refused</Table.Th>
            <Table.Th>Uploaded</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {batches.map((batch) => (
            <BatchRow key={batch.id} batch={batch} onRefusals={onRefusals} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function BatchRow({ batch, onRefusals }: { batch: Batch } & Pick<Props, 'onRefusals'>) {
  const { progress } = batch;
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {batch.filename}
        </Text>
        <Text size="xs" className="rb-quiet">
          {batch.reason ?? `Read as ${batch.country}`}
        </Text>
      </Table.Td>
      <Table.Td>
        {isOpen(batch) ? (
          <ImportProgress batch={batch} />
        ) : (
          <StateBadge word={BATCH_STATE[batch.state]} />
        )}
      </Table.Td>
      <Count n={progress.rows} />
      <Table.Td ta="right" className="rb-number">
        {progress.added.toLocaleString()}
        {progress.partial > 0 && (
          <Text size="xs" className="rb-quiet">
            {progress.partial.toLocaleString()} without a number
          </Text>
        )}
      </Table.Td>
      <Count n={progress.duplicates} />
      <Table.Td ta="right" className="rb-number">
        {progress.refused + progress.duplicates + progress.partial > 0 ? (
          <Button size="compact-sm" variant="default" onClick={() => onRefusals(batch)}>
            {progress.refused.toLocaleString()} · show rows
            <VisuallyHidden> of {batch.filename} that were not taken as they are</VisuallyHidden>
          </Button>
        ) : (
          '0'
        )}
      </Table.Td>
      <Table.Td>
        <Text size="sm" className="rb-quiet">
          {dateTime(batch.createdAt)}
        </Text>
      </Table.Td>
    </Table.Tr>
  );
}

function ImportProgress({ batch }: { batch: Batch }) {
  const { bytes, bytesRead } = batch.progress;
  const percent = bytes === 0 ? 0 : Math.round((bytesRead / bytes) * 100);
  return (
    <>
      <Text size="xs" mb={4}>
        {BATCH_STATE[batch.state].text} {batch.state === 'IMPORTING' && `· ${percent} %`}
      </Text>
      <Progress value={percent} aria-label={`Import of ${batch.filename}`} />
    </>
  );
}

function Count({ n }: { n: number }) {
  return (
    <Table.Td ta="right" className="rb-number">
      {n.toLocaleString()}
    </Table.Td>
  );
}
