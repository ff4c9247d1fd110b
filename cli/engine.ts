/**
 * What the JavaScript engine is told before anything runs. Imported first by whoever starts a process, for what it does;
 * decision 46 has the measurements.
 */
import { setFlagsFromString } from 'node:v8';

/**
 * Objects made at a place whose first hundred lived on are made among the old ones from then on. Here a few programs are
 * kept and thousands die, and each dead old object keeps what it points to alive through every collection of young
 * ones: a fifth of all memory was moved for nothing.
 */
setFlagsFromString('--no-allocation-site-pretenuring');

/** A tree has more kinds of nodes than the four shapes that the engine tells apart at a place by default. */
setFlagsFromString('--max-valid-polymorphic-map-count=16');
