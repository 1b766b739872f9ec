#include "vips-shim.h"

#include <dlfcn.h>

// From libvips's headers; part of the ABI of libvips.so.42.
enum {
    SIZE_DOWN = 2,
    INTERPRETATION_SRGB = 22,
    PNG_FILTER_NONE = 0x08,
    PNG_FILTER_ALL = 0xF8,
    WRAP_WORD_CHAR = 2,
    LOG_LEVEL_MASK = -4,
};

typedef void *Image;

static struct {
    int (*init)(const char *);
    const char *(*error_buffer)(void);
    void (*block_untrusted_set)(int);
    void (*concurrency_set)(int);
    void (*cache_set_max)(int);
    Image (*image_new_from_buffer)(const void *, size_t, const char *, ...);
    int (*image_get_width)(Image);
    int (*image_get_height)(Image);
    int (*image_hasalpha)(Image);
    Image (*image_copy_memory)(Image);
    int (*thumbnail_buffer)(void *, size_t, Image *, int, ...);
    int (*colourspace)(Image, Image *, int, ...);
    int (*flatten)(Image, Image *, ...);
    int (*pngsave_buffer)(Image, void **, size_t *, ...);
    int (*black)(Image *, int, int, ...);
    int (*linear)(Image, Image *, const double *, const double *, int, ...);
    int (*copy)(Image, Image *, ...);
    int (*text)(Image *, const char *, ...);
    int (*embed)(Image, Image *, int, int, int, int, ...);
    int (*ifthenelse)(Image, Image, Image, Image *, ...);
    void *(*array_double_new)(const double *, int);
    void (*area_unref)(void *);
} vips;

static struct {
    unsigned (*log_set_handler)(const char *, int, void (*)(const char *, int, const char *, void *), void *);
    void (*object_unref)(void *);
    void (*free)(void *);
} glib;

// libvips draws text by these.
static struct {
    void *(*cairo_font_map_get_default)(void);
    void *(*font_map_create_context)(void *);
    void *(*font_description_from_string)(const char *);
    void (*font_description_free)(void *);
    void *(*layout_new)(void *);
    void (*layout_set_font_description)(void *, const void *);
    void (*layout_set_markup)(void *, const char *, int);
    int (*layout_get_unknown_glyphs_count)(void *);
} pango;

// Whether a function was found in the library, or in one that it needs.
static int find(void *library, const char *name, void *function) {
    *(void **)function = dlsym(library, name);
    return *(void **)function != NULL;
}

#define VIPS(name) find(library, "vips_" #name, &vips.name)
#define GLIB(name) find(library, "g_" #name, &glib.name)
#define PANGO(name) find(library, "pango_" #name, &pango.name)

static int load(void *library) {
    return VIPS(init) && VIPS(error_buffer) && VIPS(block_untrusted_set) && VIPS(concurrency_set)
        && VIPS(cache_set_max) && VIPS(image_new_from_buffer) && VIPS(image_get_width) && VIPS(image_get_height)
        && VIPS(image_hasalpha) && VIPS(image_copy_memory) && VIPS(thumbnail_buffer) && VIPS(colourspace)
        && VIPS(flatten) && VIPS(pngsave_buffer) && VIPS(black) && VIPS(linear) && VIPS(copy) && VIPS(text) && VIPS(embed)
        && VIPS(ifthenelse) && VIPS(array_double_new) && VIPS(area_unref)
        && GLIB(log_set_handler) && GLIB(object_unref) && GLIB(free) && PANGO(cairo_font_map_get_default)
        && PANGO(font_map_create_context) && PANGO(font_description_from_string) && PANGO(font_description_free)
        && PANGO(layout_new) && PANGO(layout_set_font_description) && PANGO(layout_set_markup)
        && PANGO(layout_get_unknown_glyphs_count);
}

static const char *problem;

// libvips warns on stderr, in thousands of lines for some pictures.
static void say_nothing(const char *domain, int level, const char *message, void *data) {
    (void)domain, (void)level, (void)message, (void)data;
}

int shim_vips_start(const char *name) {
    void *library = dlopen("libvips.so.42", RTLD_NOW);
    if (!library) {
        problem = "libvips is not installed; in Debian: apt-get install --no-install-recommends libvips42";
        return -1;
    }
    if (!load(library)) {
        problem = "libvips is too old, or without Pango; 8.13 or newer is needed";
        return -1;
    }
    if (vips.init(name)) return -1;
    glib.log_set_handler("VIPS", LOG_LEVEL_MASK, say_nothing, NULL);
    vips.block_untrusted_set(1);
    vips.concurrency_set(1);
    vips.cache_set_max(0);
    return 0;
}

const char *shim_vips_error(void) { return problem ? problem : vips.error_buffer(); }

void *shim_vips_open(const void *bytes, size_t count) {
    return vips.image_new_from_buffer(bytes, count, "", NULL);
}

int shim_vips_width(void *image) { return vips.image_get_width(image); }

int shim_vips_height(void *image) { return vips.image_get_height(image); }

void *shim_vips_thumbnail(const void *bytes, size_t count, int width, int height) {
    Image image = NULL;
    int failed = vips.thumbnail_buffer(
        (void *)bytes, count, &image, width, "height", height, "size", SIZE_DOWN, "export_profile", "srgb", NULL
    );
    return failed ? NULL : image;
}

void *shim_vips_flatten(void *image) {
    Image coloured = NULL, flat = NULL;
    if (vips.colourspace(image, &coloured, INTERPRETATION_SRGB, NULL)) return NULL;
    if (!vips.image_hasalpha(coloured)) return coloured;
    double channels[] = {255, 255, 255};
    void *white = vips.array_double_new(channels, 3);
    int failed = vips.flatten(coloured, &flat, "background", white, NULL);
    vips.area_unref(white);
    glib.object_unref(coloured);
    return failed ? NULL : flat;
}

int shim_vips_png(void *image, int palette, void **bytes, size_t *count) {
    int filter = palette ? PNG_FILTER_NONE : PNG_FILTER_ALL;
    return vips.pngsave_buffer(
        image, bytes, count, "compression", 6, "filter", filter, "strip", 1, "palette", palette, NULL
    );
}

void *shim_vips_blank(int width, int height, int red, int green, int blue) {
    Image black = NULL, coloured = NULL, image = NULL;
    double factors[] = {1, 1, 1}, channels[] = {red, green, blue};
    if (vips.black(&black, width, height, "bands", 3, NULL)) return NULL;
    int failed = vips.linear(black, &coloured, factors, channels, 3, "uchar", 1, NULL)
        || vips.copy(coloured, &image, "interpretation", INTERPRETATION_SRGB, NULL);
    if (coloured) glib.object_unref(coloured);
    glib.object_unref(black);
    return failed ? NULL : image;
}

void *shim_vips_text(const char *markup, const char *font, int width) {
    Image image = NULL;
    int failed = vips.text(
        &image, markup, "font", font, "width", width, "dpi", 72, "wrap", WRAP_WORD_CHAR, NULL
    );
    return failed ? NULL : image;
}

int shim_vips_missing_glyphs(const char *markup, const char *font) {
    void *context = pango.font_map_create_context(pango.cairo_font_map_get_default());
    void *layout = pango.layout_new(context);
    void *description = pango.font_description_from_string(font);
    pango.layout_set_font_description(layout, description);
    pango.layout_set_markup(layout, markup, -1);
    int count = pango.layout_get_unknown_glyphs_count(layout);
    pango.font_description_free(description);
    glib.object_unref(layout);
    glib.object_unref(context);
    return count;
}

void *shim_vips_print(void *image, void *mask, int x, int y, int red, int green, int blue) {
    Image placed = NULL, printed = NULL;
    int width = shim_vips_width(image), height = shim_vips_height(image);
    if (vips.embed(mask, &placed, x, y, width, height, NULL)) return NULL;
    Image ink = shim_vips_blank(width, height, red, green, blue);
    int failed = !ink || vips.ifthenelse(placed, ink, image, &printed, "blend", 1, NULL);
    if (ink) glib.object_unref(ink);
    glib.object_unref(placed);
    return failed ? NULL : printed;
}

void *shim_vips_in_memory(void *image) { return vips.image_copy_memory(image); }

void shim_vips_close(void *image) { glib.object_unref(image); }

void shim_vips_free(void *bytes) { glib.free(bytes); }
