/** Settings with the same values are one object, so that caches may ask for identity. */
import type { Settings } from '../../model/settings.js';

export class Interned {
  private readonly seen = new WeakMap<Settings, Settings>();
  private readonly byText = new Map<string, Settings>();

  of(settings: Settings): Settings {
    const known = this.seen.get(settings);
    if (known !== undefined) return known;
    const text = Object.entries(settings)
      .map(([k, v]) => `${k}=${v}`)
      .sort()
      .join(' ');
    let one = this.byText.get(text);
    if (one === undefined) this.byText.set(text, (one = settings));
    this.seen.set(settings, one);
    return one;
  }
}
