import { Group, List, Text, Title } from '@mantine/core';
import type { LeadNumber } from '~/api/types';
import { StateBadge } from '~/ui/StateBadge';
import { DIALED_NEXT, NUMBER_STATE } from '~/ui/words';

/** The numbers of a lead that has more than one, in the order in which they take turns. */
export function NumbersPanel({ numbers }: { numbers: readonly LeadNumber[] }) {
  if (numbers.length < 2) {
    return null;
  }
  return (
    <section aria-labelledby="lead-numbers">
      <Title order={2} size="sm" mb="xs" id="lead-numbers">
        Numbers
      </Title>
      <List size="sm" spacing={4} listStyleType="none">
        {numbers.map(({ phone, state, next }) => (
          <List.Item key={phone}>
            <Group gap="xs">
              <Text size="sm" className="rb-number">
                {phone}
              </Text>
              <StateBadge word={next && state === 'OPEN' ? DIALED_NEXT : NUMBER_STATE[state]} />
            </Group>
          </List.Item>
        ))}
      </List>
    </section>
  );
}
