import { notifications } from '@mantine/notifications';
import { detailOf } from '~/api/problem';

/** Says that something was done. */
export function done(message: string): void {
  notifications.show({ message, color: 'green', autoClose: 4_000 });
}

/** Says that something happened. */
export function happened(message: string): void {
  notifications.show({ message, color: 'bridge', autoClose: 6_000 });
}

/** Says that something did not work, and why. */
export function failed(what: string, failure: unknown): void {
  notifications.show({ title: what, message: detailOf(failure), color: 'red', autoClose: 10_000 });
}
