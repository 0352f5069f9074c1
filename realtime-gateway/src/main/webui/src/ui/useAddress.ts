import { useSearchParams } from 'react-router';

/** What a page keeps in its address. */
export interface Address {
  get(name: string): string | null;
  /** Sets some values and takes out those that are null; the rest stays. */
  set(values: Readonly<Record<string, string | null>>): void;
}

export function useAddress(): Address {
  const [params, setParams] = useSearchParams();
  return {
    get: (name) => params.get(name),
    set: (values) =>
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(values)) {
            value === null ? next.delete(name) : next.set(name, value);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      ),
  };
}
