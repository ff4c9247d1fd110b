/** Addresses in messages. Those that leave 2^53 are NaN in a `Loc`; the register has the exact one (`Machine.big`). */
export const showAddress = (addr: number): string =>
  addr === addr ? `0x${addr.toString(16)}` : 'an address beyond 2^53';
