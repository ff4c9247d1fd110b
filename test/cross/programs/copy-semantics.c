struct p { int x, y; };
int change(struct p p) { p.x += 10; return p.x; }
void change_it(struct p *p) { struct p old = *p; p->x = old.y; p->y = old.x * 100; }
