import { Alert, Button, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { useTestCarrierAccount } from '~/api/carriers';
import type { CarrierAccount, Finding, FindingLevel } from '~/api/types';
import { Loaded } from '~/ui/Loaded';
import { StateBadge } from '~/ui/StateBadge';
import { FINDING_LEVEL } from '~/ui/words';

interface Props {
  readonly account: CarrierAccount | undefined;
  readonly onClose: () => void;
}

const VERDICT: Record<FindingLevel, { color: string; text: string }> = {
  PASS: { color: 'green', text: 'Everything is as it should be.' },
  WARNING: { color: 'yellow', text: 'Calls are possible, but something will be missing.' },
  FAILURE: { color: 'red', text: 'Calls will fail until what is wrong is put right.' },
};

/** Asks the carrier whether an account would work, and says it line by line. */
export function TestAccount({ account, onClose }: Props) {
  return (
    <Modal
      opened={account !== undefined}
      onClose={onClose}
      title={`Test of ${account?.name ?? ''}`}
      size="lg"
    >
      {account && <Report id={account.id} onClose={onClose} />}
    </Modal>
  );
}

function Report({ id, onClose }: { id: string; onClose: () => void }) {
  const test = useTestCarrierAccount(id);
  return (
    <Stack>
      <Text size="sm" className="rb-quiet">
        The carrier is asked; no call is placed.
      </Text>
      <Loaded query={test} what="The test" skeleton={<Skeleton height={180} />}>
        {({ level, findings }) => (
          <>
            <Alert variant="light" color={VERDICT[level].color} role="status">
              {VERDICT[level].text}
            </Alert>
            <Findings findings={findings} />
          </>
        )}
      </Loaded>
      <Group justify="flex-end">
        <Button variant="default" loading={test.isFetching} onClick={() => test.refetch()}>
          Test again
        </Button>
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      </Group>
    </Stack>
  );
}

function Findings({ findings }: { findings: readonly Finding[] }) {
  return (
    <Stack component="ul" gap="sm" p={0} m={0} style={{ listStyle: 'none' }}>
      {findings.map(({ subject, level, found, advice }) => (
        <Group component="li" key={subject} gap="sm" wrap="nowrap" align="flex-start">
          <StateBadge word={FINDING_LEVEL[level]} />
          <div>
            <Text size="sm" fw={600}>
              {subject}
            </Text>
            <Text size="sm">{found}</Text>
            {advice && (
              <Text size="sm" className="rb-quiet" style={{ overflowWrap: 'anywhere' }}>
                {advice}
              </Text>
            )}
          </div>
        </Group>
      ))}
    </Stack>
  );
}
