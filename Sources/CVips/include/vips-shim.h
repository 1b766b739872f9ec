#ifndef PAPERBOY_CVIPS_SHIM_H
#define PAPERBOY_CVIPS_SHIM_H

// The few calls of libvips that the helper makes. The library is loaded when the program runs, as its bindings for
// Python, Ruby and PHP do: nothing of it is needed to build, and at run time libvips42 alone, without its -dev package.
// Pictures travel as `void *`; functions that make one give NULL on failure, and shim_vips_error says why.

#include <stddef.h>

// 0 when libvips can be used. One thread and no cache: the helper lives for one picture. Loaders that libvips marks as
// not fit for untrusted data (SVG, PDF, ImageMagick) are switched off. Has to come first.
int shim_vips_start(const char *_Nonnull name);

const char *_Nonnull shim_vips_error(void);

// Reads the header alone. `bytes` have to outlive the picture.
void *_Nullable shim_vips_open(const void *_Nonnull bytes, size_t count);

int shim_vips_width(void *_Nonnull image);

int shim_vips_height(void *_Nonnull image);

// As large as fits into the box, never enlarged, in sRGB. `bytes` have to outlive the picture.
void *_Nullable shim_vips_thumbnail(const void *_Nonnull bytes, size_t count, int width, int height);

// Eight bits a channel, on white where the picture is transparent: readers may have a dark ground.
void *_Nullable shim_vips_flatten(void *_Nonnull image);

// 0 and a PNG without metadata; `palette` for at most 256 colours. The bytes are freed by shim_vips_free.
int shim_vips_png(void *_Nonnull image, int palette, void *_Nullable *_Nonnull bytes, size_t *_Nonnull count);

// One colour all over.
void *_Nullable shim_vips_blank(int width, int height, int red, int green, int blue);

// Pango markup, broken to lines of at most `width` pixels, as a mask: white where the ink goes.
void *_Nullable shim_vips_text(const char *_Nonnull markup, const char *_Nonnull font, int width);

// How many characters of Pango markup no installed font has; they would be drawn as boxes.
int shim_vips_missing_glyphs(const char *_Nonnull markup, const char *_Nonnull font);

// `image` with ink in one colour where `mask` is white, the mask's upper left corner at x, y.
void *_Nullable shim_vips_print(
    void *_Nonnull image, void *_Nonnull mask, int x, int y, int red, int green, int blue
);

// The picture with all its pixels worked out, so that they can be read twice.
void *_Nullable shim_vips_in_memory(void *_Nonnull image);

void shim_vips_close(void *_Nonnull image);

void shim_vips_free(void *_Nullable bytes);

#endif
