/** A key that was pressed before what it chooses from was there; the last one counts. */
export class EarlyKey {
  private place: number | undefined;

  /** @param place the how many-th thing it means, from 0 */
  press(place: number): void {
    this.place = place;
  }

  /** Where the key's choice is among these, once; undefined where none was pressed or it means nothing. */
  take(things: readonly unknown[]): number | undefined {
    const place = this.place;
    this.place = undefined;
    return place !== undefined && place < things.length ? place : undefined;
  }
}
