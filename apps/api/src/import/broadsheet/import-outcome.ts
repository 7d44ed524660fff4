// What the import of an export did, counted, in bounded memory however long the file is.
import type { ExportType } from '@broadsheet/api-contract';
import type { LineFault } from './read-records.ts';

const keptFaults = 100;

export class ImportOutcome {
  readonly added = new Map<ExportType, number>();
  readonly present = new Map<ExportType, number>();
  /** The first ones of what was left out, and why. */
  readonly faults: LineFault[] = [];
  leftOut = 0;

  countAdded(type: ExportType): void {
    this.added.set(type, (this.added.get(type) ?? 0) + 1);
  }

  countPresent(type: ExportType): void {
    this.present.set(type, (this.present.get(type) ?? 0) + 1);
  }

  /** Says that a line was left out. */
  leaveOut(fault: LineFault): void {
    this.leftOut += 1;
    if (this.faults.length < keptFaults) this.faults.push(fault);
  }

  /** Adds what another one counted. */
  merge(other: ImportOutcome): void {
    for (const [type, count] of other.added) this.added.set(type, (this.added.get(type) ?? 0) + count);
    for (const [type, count] of other.present) this.present.set(type, (this.present.get(type) ?? 0) + count);
    this.leftOut += other.leftOut;
    this.faults.push(...other.faults.slice(0, keptFaults - this.faults.length));
  }
}
