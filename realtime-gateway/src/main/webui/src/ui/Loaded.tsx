import { Alert, Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { detailOf } from '~/api/problem';
import { Trouble } from './Trouble';

interface Props<T> {
  readonly query: UseQueryResult<T>;
  /** What could not be loaded, if it cannot. */
  readonly what: string;
  readonly skeleton: ReactNode;
  readonly children: (data: T) => ReactNode;
}

/** Shows what was asked for, or that it is on its way, or why it is not there. */
export function Loaded<T>({ query, what, skeleton, children }: Props<T>) {
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && (
          <Alert color="yellow" variant="light" mb="sm" title={`${what} may be out of date`}>
            {detailOf(query.error)}{' '}
            <Button size="compact-xs" variant="default" ml="xs" onClick={() => query.refetch()}>
              Try again
            </Button>
          </Alert>
        )}
        {children(query.data)}
      </>
    );
  }
  if (query.isError) {
    return (
      <Trouble
        title={`${what} could not be loaded`}
        failure={query.error}
        onRetry={() => query.refetch()}
      />
    );
  }
  return (
    <div aria-busy="true" role="status" aria-label={`Loading: ${what}`}>
      {skeleton}
    </div>
  );
}
