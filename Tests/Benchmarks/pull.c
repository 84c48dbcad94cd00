/* The least that any reader of YAML built on libyaml has to do: pull every event of every file and look at none.
 *
 *   pull < LIST     LIST names one file a line
 *
 * All files are read first. Prints what pulling alone took, in nanoseconds of processor time, and how many bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <yaml.h>

struct text {
  unsigned char *bytes;
  size_t count;
};

static struct text text_of(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file) { perror(path); exit(2); }
  fseek(file, 0, SEEK_END);
  struct text text = {NULL, (size_t)ftell(file)};
  text.bytes = malloc(text.count + 1);
  rewind(file);
  if (!text.bytes || fread(text.bytes, 1, text.count, file) != text.count) { perror(path); exit(2); }
  fclose(file);
  return text;
}

static void pull(struct text text) {
  yaml_parser_t parser;
  yaml_event_t event;
  int ended = 0;
  if (!yaml_parser_initialize(&parser)) exit(2);
  yaml_parser_set_input_string(&parser, text.bytes, text.count);
  while (!ended) {
    if (!yaml_parser_parse(&parser, &event)) break;
    ended = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
}

int main(void) {
  static char path[4096];
  struct text *texts = NULL;
  size_t count = 0, bytes = 0;
  while (fgets(path, sizeof path, stdin)) {
    path[strcspn(path, "\n")] = 0;
    if ((count & (count + 1)) == 0) texts = realloc(texts, 2 * (count + 1) * sizeof *texts);
    if (!texts) return 2;
    texts[count++] = text_of(path);
  }
  struct timespec start, end;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &start);
  for (size_t index = 0; index < count; index++) pull(texts[index]);
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &end);
  for (size_t index = 0; index < count; index++) bytes += texts[index].count;
  printf("%lld %zu\n", (end.tv_sec - start.tv_sec) * 1000000000LL + end.tv_nsec - start.tv_nsec, bytes);
  return 0;
}
