/* Everyday C: a growing buffer, callbacks, a list. */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct buffer {
  char *data;
  size_t length, capacity;
} buffer;

typedef bool (*visitor)(void *context, const char *word, size_t length);

static bool grow(buffer *b, size_t wanted) {
  if (wanted <= b->capacity) return true;
  size_t capacity = b->capacity ? b->capacity : 8;
  while (capacity < wanted) capacity *= 2;
  char *data = realloc(b->data, capacity);
  if (data == NULL) return false;
  b->data = data;
  b->capacity = capacity;
  return true;
}

static bool append(buffer *b, const char *text) {
  size_t n = strlen(text);
  if (!grow(b, b->length + n + 1)) return false;
  memcpy(b->data + b->length, text, n + 1);
  b->length += n;
  return true;
}

static void each_word(const buffer *b, visitor visit, void *context) {
  const char *p = b->data, *const end = b->data + b->length;
  while (p < end) {
    while (p < end && *p == ' ') p++;
    const char *start = p;
    while (p < end && *p != ' ') ++p;
    if (p > start && !visit(context, start, (size_t)(p - start))) return;
  }
}

static bool count(void *context, const char *word, size_t length) {
  (void)word, (void)length;
  ++*(int *)context;
  return true;
}

int main(void) {
  buffer b = {0};
  int words = 0;
  for (int i = 0; i < 10; i++)
    if (!append(&b, i % 2 ? "odd " : "even ")) abort();
  each_word(&b, count, &words);
  printf("%d words in %zu bytes\n", words, b.length);
  memset(b.data, 0, b.capacity);
  free(b.data);
  return words == 10 ? 0 : 1;
}
