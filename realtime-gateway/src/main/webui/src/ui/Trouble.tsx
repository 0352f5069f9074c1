import { Button, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { detailOf, RequestFailed } from '~/api/problem';

interface Props {
  readonly title: string;
  readonly failure: unknown;
  readonly onRetry?: () => void;
}

/** Something could not be shown: what, why, and the way on. */
export function Trouble({ title, failure, onRetry }: Props) {
  const code = failure instanceof RequestFailed ? failure.problem?.code : undefined;
  return (
    <Stack role="alert" align="center" gap="xs" py="xl" px="md" ta="center">
      <IconAlertTriangle size={32} stroke={1.5} aria-hidden />
      <Text fw={600}>{title}</Text>
      <Text className="rb-quiet" size="sm" maw="34rem">
        {detailOf(failure)}
        {code && code !== 'SERVER_ERROR' ? ` (${code})` : null}
      </Text>
      {onRetry && (
        <Group mt="xs">
          <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
            Try again
          </Button>
        </Group>
      )}
    </Stack>
  );
}
