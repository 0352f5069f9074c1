import { useEffect } from 'react';
import { useBlocker } from 'react-router';
import { Confirm } from './Confirm';

/**
 * Keeps people from leaving what they have not saved without noticing.
 *
 * @returns what asks them; to be put on the page
 */
export function useUnsaved(dirty: boolean): React.ReactNode {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && currentLocation.pathname !== nextLocation.pathname,
  );
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    if (dirty) {
      window.addEventListener('beforeunload', ask);
    }
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);
  return (
    <Confirm
      opened={blocker.state === 'blocked'}
      title="Leave without saving?"
      action="Leave"
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      What you changed here is not saved yet.
    </Confirm>
  );
}
