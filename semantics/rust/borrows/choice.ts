/** The regions that the lifetimes of a signature are at one use of it: each is chosen the first time it comes up. */
import type { Region, Ty } from '../../../model/types.js';
import { erase } from '../../../model/types.js';
import type { Slots } from './slots.js';
import { plain, STATIC, type RegionId, type View } from './views.js';

export class Choice {
  private readonly slots: Slots;
  private readonly make: (name: Region) => RegionId;
  // A signature has few lifetimes: looked through faster than a table is made.
  private readonly names: Region[] = ["'static"];
  private readonly regions: RegionId[] = [STATIC];

  constructor(slots: Slots, make: (name: Region) => RegionId) {
    this.slots = slots;
    this.make = make;
  }

  /** What was chosen for a lifetime, if it has come up. */
  get(name: Region): RegionId | undefined {
    const i = this.names.indexOf(name);
    return i < 0 ? undefined : this.regions[i]!;
  }

  /** An erased one is another one each time. */
  of(name: Region): RegionId {
    if (name === '') return this.make(name);
    const known = this.get(name);
    if (known !== undefined) return known;
    const made = this.make(name);
    this.is(name, made);
    return made;
  }

  /** It is chosen already, and has not come up. */
  is(name: Region, region: RegionId): void {
    this.names.push(name);
    this.regions.push(region);
  }

  view(t: Ty): View {
    const slots = this.slots.of(t);
    if (slots.length === 0) return plain(erase(t));
    const regs: RegionId[] = [];
    for (const s of slots) regs.push(this.of(s.name));
    return { ty: erase(t), regs };
  }
}
