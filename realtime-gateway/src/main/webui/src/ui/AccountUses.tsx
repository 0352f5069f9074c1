import { List } from '@mantine/core';
import { useCarrierAccounts } from '~/api/carriers';
import type { AccountAnswer } from '~/api/types';
import { useMe } from '~/session/useSession';

interface Props {
  readonly accounts: readonly AccountAnswer[];
  /** What they are asked about, at the end of a label. */
  readonly of: string;
}

/** With which of several carrier accounts something is dialed, and why not with the others. */
export function AccountUses(props: Props) {
  return useMe().role === 'ADMIN' ? (
    <NamedUses {...props} />
  ) : (
    <Uses {...props} names={new Map()} />
  );
}

/** Only admins see what accounts are called. */
function NamedUses(props: Props) {
  const known = useCarrierAccounts(undefined);
  const names = new Map(known.data?.items.map(({ id, name }) => [id, name]));
  return <Uses {...props} names={names} />;
}

function Uses({ accounts, of, names }: Props & { readonly names: ReadonlyMap<string, string> }) {
  return (
    <List
      size="sm"
      mt="xs"
      spacing={4}
      listStyleType="none"
      aria-label={`Carrier accounts of ${of}`}
    >
      {accounts.map(({ accountId, text }, at) => (
        <List.Item key={accountId}>
          {names.get(accountId) ?? `Carrier account ${at + 1}`}: {text}
        </List.Item>
      ))}
    </List>
  );
}
