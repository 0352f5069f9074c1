import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { useCarrierChanges } from '~/api/carriers';
import { dateTime } from '~/time/dates';
import { Loaded } from '~/ui/Loaded';
import { CARRIER_ACTION } from '~/ui/words';

/** Who did what to an account, the newest first. */
export function AccountChanges({ id }: { id: string }) {
  const changes = useCarrierChanges(id);
  return (
    <section aria-labelledby="account-changes">
      <Title order={3} size="sm" mt="lg" mb="xs" id="account-changes">
        Who changed it
      </Title>
      <Loaded query={changes} what="The changes" skeleton={<Skeleton height={44} />}>
        {(page) => (
          <Stack component="ul" gap={4} p={0} m={0} style={{ listStyle: 'none' }}>
            {page.items.map(({ id: key, at, userName, action, changed }) => (
              <Text component="li" size="sm" key={key}>
                {dateTime(at)}: {CARRIER_ACTION[action]} by {userName}
                {changed.length > 0 && ` (${changed.join(', ')})`}
              </Text>
            ))}
          </Stack>
        )}
      </Loaded>
    </section>
  );
}
