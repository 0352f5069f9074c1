import { useChangeCarrierAccount } from '~/api/carriers';
import type { CarrierAccount } from '~/api/types';
import { Confirm } from '~/ui/Confirm';
import { done, failed } from '~/ui/toasts';

interface Props {
  readonly account: CarrierAccount | undefined;
  readonly onClose: () => void;
}

/** Asks before an account is dialed with no more, or again. */
export function CloseAccount({ account, onClose }: Props) {
  const change = useChangeCarrierAccount();
  const isOpen = account?.state === 'OPEN' || account?.state === 'HELD';
  const name = account?.name ?? '';
  const confirm = () => {
    if (account) {
      change.mutate(
        { id: account.id, change: { open: !isOpen } },
        {
          onSuccess: () => {
            done(isOpen ? `${name} is closed.` : `${name} is open.`);
            onClose();
          },
          onError: (failure) => failed(`${name} was not changed`, failure),
        },
      );
    }
  };
  return (
    <Confirm
      opened={account !== undefined}
      title={isOpen ? `Close ${name}?` : `Open ${name}?`}
      action={isOpen ? 'Close it' : 'Open it'}
      busy={change.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {isOpen
        ? 'No new call is placed with it. Calls that are going on are not ended. It can be opened again.'
        : 'Campaigns dial with it again, if it is the preferred one of the open accounts.'}
    </Confirm>
  );
}
