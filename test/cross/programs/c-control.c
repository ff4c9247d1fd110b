int classify(int n) {
    int r = 0;
    switch (n) {
        case -1: r = 5; /* fall through */
        case 0: r += 1; break;
        case 1: case 2: case 3:
            for (int i = 0; ; i++) {
                if (i == 2) continue;
                if (i > 4) break;
                r += i * n;
            }
            break;
        default: {
            int k = n;
            do { r++; k /= 2; } while (k > 0);
            if (n < 0) return -r;
        }
    }
    while (r > 20) r -= 7;
    return r;
}
