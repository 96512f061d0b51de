/** Durations of one kind of thing, in milliseconds. */
export class Spread {
  private readonly values: number[] = [];
  private sorted = true;

  add(milliseconds: number): void {
    this.values.push(milliseconds);
    this.sorted = false;
  }

  addAll(other: Spread): void {
    for (const value of other.values) this.values.push(value);
    this.sorted = false;
  }

  get count(): number {
    return this.values.length;
  }

  /** The value that this share of all does not pass; 0 where there is none. */
  at(share: number): number {
    if (!this.sorted) this.values.sort((a, b) => a - b);
    this.sorted = true;
    return this.values[Math.min(this.values.length - 1, Math.ceil(share * this.values.length) - 1)] ?? 0;
  }
}
