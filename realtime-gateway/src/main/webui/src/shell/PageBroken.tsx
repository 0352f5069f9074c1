import { useRouteError } from 'react-router';
import { Trouble } from '~/ui/Trouble';

/** A page that failed in itself; the rest of the console goes on. */
export function PageBroken() {
  return (
    <Trouble
      title="This page ran into an error"
      failure={useRouteError()}
      onRetry={() => window.location.reload()}
    />
  );
}
