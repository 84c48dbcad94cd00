/* Runs a program and says what it took, without the cost of whoever asks.
 *
 *   stopwatch CORES PROGRAM [ARGUMENT…]
 *
 * CORES is how many processors it may use, 0 for all. The program has no input, and its output is dropped. Prints four
 * numbers: nanoseconds from start to end, nanoseconds of processor time, KiB of memory at most, exit status. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

/* Keeps the first processors that it may use now. */
static void use(int cores) {
  cpu_set_t allowed, chosen;
  CPU_ZERO(&chosen);
  if (cores == 0 || sched_getaffinity(0, sizeof allowed, &allowed) != 0) return;
  for (int core = 0; core < CPU_SETSIZE && CPU_COUNT(&chosen) < cores; core++)
    if (CPU_ISSET(core, &allowed)) CPU_SET(core, &chosen);
  sched_setaffinity(0, sizeof chosen, &chosen);
}

static long long nanoseconds(struct timeval time) { return time.tv_sec * 1000000000LL + time.tv_usec * 1000LL; }

int main(int count, char **arguments) {
  if (count < 3) return 2;
  use(atoi(arguments[1]));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
  struct timespec start, end;
  struct rusage usage;
  pid_t child;
  int status;
  clock_gettime(CLOCK_MONOTONIC, &start);
  int failure = posix_spawnp(&child, arguments[2], &actions, NULL, arguments + 2, environ);
  if (failure) { fprintf(stderr, "%s: %s\n", arguments[2], strerror(failure)); return 2; }
  if (wait4(child, &status, 0, &usage) != child) { perror("wait4"); return 2; }
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%lld %lld %ld %d\n", (end.tv_sec - start.tv_sec) * 1000000000LL + end.tv_nsec - start.tv_nsec,
         nanoseconds(usage.ru_utime) + nanoseconds(usage.ru_stime), usage.ru_maxrss,
         WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
  return 0;
}
