import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useAskFirst } from '~/api/consultations';
import { useColleagues, useHandOver } from '~/api/talks';
import { Loaded } from '~/ui/Loaded';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { takeFocus } from '~/ui/takeFocus';
import { failed } from '~/ui/toasts';

interface Props {
  readonly callId: string;
  /** Whether the person is on hold already. */
  readonly held: boolean;
  readonly onDone: () => void;
  /** Whether the focus goes here when there is somebody to choose. */
  readonly first: boolean;
}

/** Colleagues who are free now. The person goes to them at once, or after a word with them. */
export function Colleagues({ callId, held, onDone, first }: Props) {
  const colleagues = useColleagues(callId);
  const handOver = useHandOver(callId);
  const askFirst = useAskFirst(callId, held);
  const busy = handOver.isPending || askFirst.isPending;
  const begin = (agentId: string | null) =>
    handOver.mutate(agentId, {
      onSuccess: onDone,
      onError: (failure) => failed('The call stays with you', failure),
    });
  const ask = (agentId: string) =>
    askFirst.mutate(agentId, {
      onSuccess: onDone,
      onError: (failure) => failed('Nobody is asked', failure),
    });
  return (
    <Stack gap="xs" component="section" aria-label="Colleagues who are free">
      <Title order={3} size="h6">
        Colleagues
      </Title>
      <Loaded query={colleagues} what="The colleagues" skeleton={<SkeletonRows />}>
        {(free) =>
          free.length === 0 ? (
            <Text size="sm" role="status">
              Nobody else of this campaign is free now.
            </Text>
          ) : (
            <>
              {free.some((one) => one.reachable) && (
                <Button
                  ref={first ? takeFocus : undefined}
                  size="compact-sm"
                  disabled={busy}
                  onClick={() => begin(null)}
                >
                  Whoever is free longest
                </Button>
              )}
              {free.map((one) => (
                <Group key={one.agentId} justify="space-between" wrap="nowrap">
                  <div>
                    <Text style={{ overflowWrap: 'anywhere' }}>{one.name}</Text>
                    {!one.reachable && (
                      <Text size="xs" className="rb-quiet">
                        Free, but their phone is on another carrier account than this call.
                      </Text>
                    )}
                  </div>
                  {one.reachable && (
                    <Group gap="xs" wrap="nowrap">
                      <Button
                        size="compact-sm"
                        disabled={busy}
                        aria-label={`Talk to ${one.name} first`}
                        onClick={() => ask(one.agentId)}
                      >
                        Talk to them first
                      </Button>
                      <Button
                        size="compact-sm"
                        variant="default"
                        disabled={busy}
                        aria-label={`Hand over to ${one.name} now`}
                        onClick={() => begin(one.agentId)}
                      >
                        Hand over now
                      </Button>
                    </Group>
                  )}
                </Group>
              ))}
            </>
          )
        }
      </Loaded>
    </Stack>
  );
}
