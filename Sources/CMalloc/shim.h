// What of glibc Swift's Glibc module does not show.
#include <malloc.h>
