import { useRemoveSuppression } from '~/api/suppressions';
import type { Suppression } from '~/api/types';
import { Confirm } from '~/ui/Confirm';
import { done, failed } from '~/ui/toasts';

interface Props {
  readonly entry: Suppression | undefined;
  readonly onClose: () => void;
}

/** Asks before somebody can be called again. */
export function RemoveSuppression({ entry, onClose }: Props) {
  const remove = useRemoveSuppression();
  const confirm = () => {
    if (entry) {
      remove.mutate(entry.id, {
        onSuccess: () => {
          done(`${entry.number} is off the list.`);
          onClose();
        },
        onError: (failure) => failed('The entry was not removed', failure),
      });
    }
  };
  return (
    <Confirm
      opened={entry !== undefined}
      title={`Take ${entry?.number ?? ''} off the list?`}
      action="Remove"
      busy={remove.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {entry?.source === 'DISPOSITION' || entry?.source === 'KEY'
        ? 'This person said on a call, or by a key, that they do not want to be called. Remove the entry only if it was a mistake, or if they have asked to be called again.'
        : 'Leads that nothing else keeps back can be dialed again.'}
    </Confirm>
  );
}
