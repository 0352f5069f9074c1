/** For what is in a dialog later than the dialog: the focus goes to it when it comes. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus({ preventScroll: true });
}
