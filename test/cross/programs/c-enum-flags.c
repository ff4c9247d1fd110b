enum { READ = 1, WRITE = 1 << 1 }; unsigned flags(unsigned a) { a ^= READ; a |= WRITE; return a & ~(1u << 31); }
