import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useColleagues, useHandOver } from '~/api/talks';
import { Loaded } from '~/ui/Loaded';
import { SkeletonRows } from '~/ui/SkeletonRows';
import { takeFocus } from '~/ui/takeFocus';
import { failed } from '~/ui/toasts';

interface Props {
  readonly callId: string;
  readonly onDone: () => void;
  /** Whether the focus goes here when there is somebody to choose. */
  readonly first: boolean;
}

/** Colleagues who are free now. The person goes to them at once, with no word before. */
export function Colleagues({ callId, onDone, first }: Props) {
  const colleagues = useColleagues(callId);
  const handOver = useHandOver(callId);
  const begin = (agentId: string | null) =>
    handOver.mutate(agentId, {
      onSuccess: onDone,
      onError: (failure) => failed('The call stays with you', failure),
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
                  disabled={handOver.isPending}
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
                    <Button
                      size="compact-sm"
                      variant="default"
                      disabled={handOver.isPending}
                      aria-label={`Hand over to ${one.name} now`}
                      onClick={() => begin(one.agentId)}
                    >
                      Now
                    </Button>
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
