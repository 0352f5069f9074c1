import { Text } from '@mantine/core';

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What is known, by name; what is empty is left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="rb-facts">
      {facts
        .filter(({ value }) => value !== '')
        .map(({ label, value }) => (
          <div key={label}>
            <Text component="dt" size="xs" className="rb-quiet">
              {label}
            </Text>
            <Text component="dd" size="sm" m={0} style={{ overflowWrap: 'anywhere' }}>
              {value}
            </Text>
          </div>
        ))}
    </dl>
  );
}
