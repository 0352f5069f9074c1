import { Button, Skeleton, Table, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useRegistries } from '~/api/registries';
import type { Registry } from '~/api/types';
import { useMe } from '~/session/useSession';
import { Loaded } from '~/ui/Loaded';
import { Panel } from '~/ui/Panel';
import { StateBadge } from '~/ui/StateBadge';
import { REGISTRY_STANDING } from '~/ui/words';
import { UploadRegistry } from './UploadRegistry';

/** The official do-not-call lists, with their ages. */
export function RegistriesPanel() {
  const registries = useRegistries();
  const isAdmin = useMe().role === 'ADMIN';
  const [uploading, setUploading] = useState(false);
  return (
    <div style={{ marginTop: '1rem' }}>
      <Panel
        title="Official lists"
        aside={
          isAdmin && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconUpload size={14} />}
              onClick={() => setUploading(true)}
            >
              Upload a list
            </Button>
          )
        }
      >
        <Text size="sm" className="rb-quiet" mb="xs">
          Where the law wants an official list consulted, campaigns that do not practice call nobody
          while it is missing or too old, unless the lead consented or a relationship is known.
        </Text>
        <Loaded query={registries} what="The official lists" skeleton={<Skeleton height={120} />}>
          {(all) => <Lists registries={all} />}
        </Loaded>
      </Panel>
      <UploadRegistry opened={uploading} onClose={() => setUploading(false)} />
    </div>
  );
}

function Lists({ registries }: { registries: readonly Registry[] }) {
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Place</Table.Th>
            <Table.Th>List</Table.Th>
            <Table.Th>State</Table.Th>
            <Table.Th>Data of</Table.Th>
            <Table.Th ta="right">Age</Table.Th>
            <Table.Th ta="right">Numbers</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {registries.map((one) => (
            <Table.Tr key={one.id ?? one.jurisdiction}>
              <Table.Td>{one.jurisdiction}</Table.Td>
              <Table.Td>{one.name}</Table.Td>
              <Table.Td>
                <StateBadge word={REGISTRY_STANDING[one.standing]} />
              </Table.Td>
              <Table.Td className="rb-number">{one.dataDate ?? '–'}</Table.Td>
              <Table.Td ta="right" className="rb-number">
                {age(one)}
              </Table.Td>
              <Table.Td ta="right" className="rb-number">
                {one.id ? one.numbers.toLocaleString() : '–'}
                {one.refused > 0 && ` (${one.refused.toLocaleString()} lines not read)`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function age({ ageDays, mostDays }: Registry): string {
  const most = typeof mostDays === 'number' ? ` of ${mostDays}` : '';
  return typeof ageDays === 'number' ? `${ageDays}${most} days` : '–';
}
