// glibc's character set conversion: <iconv.h> is not part of Swift's Glibc module.
#ifndef PAPERBOY_CICONV_SHIM_H
#define PAPERBOY_CICONV_SHIM_H

#include <iconv.h>
#include <stdint.h>

// iconv_open returns (iconv_t)-1 on failure, which Swift cannot spell as a pointer comparison.
static inline iconv_t _Nullable shim_iconv_open(const char *_Nonnull to, const char *_Nonnull from) {
    iconv_t converter = iconv_open(to, from);
    return converter == (iconv_t)-1 ? (iconv_t)0 : converter;
}

#endif
