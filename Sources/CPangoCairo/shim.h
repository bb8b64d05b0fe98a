// The few functions of fontconfig, cairo, pango and gobject with which a watermark is drawn, found when a copy is made.
//
// A separate helper program would also keep the forty libraries behind pango away from every other command; opening them
// at run time does the same with one program to install, works under `swift run`, and needs no header to build. The
// declarations below are those of the libraries' stable interfaces (fontconfig 2, cairo 1.2, pango 1.22, gobject 2).
#ifndef CHUQING_PANGOCAIRO_SHIM_H
#define CHUQING_PANGOCAIRO_SHIM_H

#include <dlfcn.h>
#include <stdio.h>

typedef struct chuqing_font_set {
    int count;
    int capacity;
    void **fonts;
} chuqing_font_set;

typedef int (*chuqing_png_writer)(void *closure, const unsigned char *bytes, unsigned int count);

typedef struct chuqing_drawing {
    // fontconfig
    int (*FcInit)(void);
    void *(*FcPatternCreate)(void);
    void (*FcPatternDestroy)(void *pattern);
    int (*FcPatternAddCharSet)(void *pattern, const char *object, const void *set);
    int (*FcPatternGetString)(const void *pattern, const char *object, int index, unsigned char **text);
    void *(*FcCharSetCreate)(void);
    int (*FcCharSetAddChar)(void *set, unsigned int character);
    void (*FcCharSetDestroy)(void *set);
    void *(*FcObjectSetCreate)(void);
    int (*FcObjectSetAdd)(void *set, const char *object);
    void (*FcObjectSetDestroy)(void *set);
    chuqing_font_set *(*FcFontList)(void *configuration, void *pattern, void *objects);
    void (*FcFontSetDestroy)(chuqing_font_set *set);
    // cairo
    void *(*cairo_image_surface_create)(int format, int width, int height);
    int (*cairo_surface_status)(void *surface);
    int (*cairo_surface_write_to_png_stream)(void *surface, chuqing_png_writer writer, void *closure);
    void (*cairo_surface_destroy)(void *surface);
    void *(*cairo_create)(void *surface);
    int (*cairo_status)(void *context);
    void (*cairo_destroy)(void *context);
    void (*cairo_save)(void *context);
    void (*cairo_restore)(void *context);
    void (*cairo_scale)(void *context, double x, double y);
    void (*cairo_translate)(void *context, double x, double y);
    void (*cairo_rotate)(void *context, double radians);
    void (*cairo_move_to)(void *context, double x, double y);
    void (*cairo_set_source_rgba)(void *context, double red, double green, double blue, double alpha);
    // pango
    void *(*pango_cairo_create_layout)(void *context);
    void (*pango_cairo_show_layout)(void *context, void *layout);
    void (*pango_layout_set_text)(void *layout, const char *text, int length);
    void (*pango_layout_set_font_description)(void *layout, const void *description);
    void (*pango_layout_set_alignment)(void *layout, int alignment);
    void (*pango_layout_get_pixel_size)(void *layout, int *width, int *height);
    int (*pango_layout_get_unknown_glyphs_count)(void *layout);
    void *(*pango_font_description_new)(void);
    void (*pango_font_description_set_family)(void *description, const char *family);
    void (*pango_font_description_set_weight)(void *description, int weight);
    void (*pango_font_description_set_absolute_size)(void *description, double size);
    void (*pango_font_description_free)(void *description);
    void (*g_object_unref)(void *object);
} chuqing_drawing;

static inline void *chuqing_open_library(const char *folder, const char *name) {
    char path[4096];
    if (folder == NULL || folder[0] == 0) return dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (snprintf(path, sizeof path, "%s/%s", folder, name) >= (int)sizeof path) return NULL;
    return dlopen(path, RTLD_NOW | RTLD_LOCAL);
}

// Finds every function; returns NULL when all are there, else the name of the library that is missing or lacks one.
// `folder` is where to look instead of the system's places; NULL for those. The libraries stay open: they keep state
// of their own that cannot be taken down.
static inline const char *chuqing_drawing_load(chuqing_drawing *drawing, const char *folder) {
    static const char *const fontconfig = "libfontconfig.so.1";
    static const char *const cairo = "libcairo.so.2";
    static const char *const pango = "libpango-1.0.so.0";
    static const char *const pangocairo = "libpangocairo-1.0.so.0";
    static const char *const gobject = "libgobject-2.0.so.0";
    void *library;
#define CHUQING_OPEN(name) \
    if ((library = chuqing_open_library(folder, name)) == NULL) return name
#define CHUQING_FIND(function, name) \
    if ((*(void **)&drawing->function = dlsym(library, #function)) == NULL) return name
    CHUQING_OPEN(fontconfig);
    CHUQING_FIND(FcInit, fontconfig);
    CHUQING_FIND(FcPatternCreate, fontconfig);
    CHUQING_FIND(FcPatternDestroy, fontconfig);
    CHUQING_FIND(FcPatternAddCharSet, fontconfig);
    CHUQING_FIND(FcPatternGetString, fontconfig);
    CHUQING_FIND(FcCharSetCreate, fontconfig);
    CHUQING_FIND(FcCharSetAddChar, fontconfig);
    CHUQING_FIND(FcCharSetDestroy, fontconfig);
    CHUQING_FIND(FcObjectSetCreate, fontconfig);
    CHUQING_FIND(FcObjectSetAdd, fontconfig);
    CHUQING_FIND(FcObjectSetDestroy, fontconfig);
    CHUQING_FIND(FcFontList, fontconfig);
    CHUQING_FIND(FcFontSetDestroy, fontconfig);
    CHUQING_OPEN(cairo);
    CHUQING_FIND(cairo_image_surface_create, cairo);
    CHUQING_FIND(cairo_surface_status, cairo);
    CHUQING_FIND(cairo_surface_write_to_png_stream, cairo);
    CHUQING_FIND(cairo_surface_destroy, cairo);
    CHUQING_FIND(cairo_create, cairo);
    CHUQING_FIND(cairo_status, cairo);
    CHUQING_FIND(cairo_destroy, cairo);
    CHUQING_FIND(cairo_save, cairo);
    CHUQING_FIND(cairo_restore, cairo);
    CHUQING_FIND(cairo_scale, cairo);
    CHUQING_FIND(cairo_translate, cairo);
    CHUQING_FIND(cairo_rotate, cairo);
    CHUQING_FIND(cairo_move_to, cairo);
    CHUQING_FIND(cairo_set_source_rgba, cairo);
    CHUQING_OPEN(pangocairo);
    CHUQING_FIND(pango_cairo_create_layout, pangocairo);
    CHUQING_FIND(pango_cairo_show_layout, pangocairo);
    CHUQING_OPEN(pango);
    CHUQING_FIND(pango_layout_set_text, pango);
    CHUQING_FIND(pango_layout_set_font_description, pango);
    CHUQING_FIND(pango_layout_set_alignment, pango);
    CHUQING_FIND(pango_layout_get_pixel_size, pango);
    CHUQING_FIND(pango_layout_get_unknown_glyphs_count, pango);
    CHUQING_FIND(pango_font_description_new, pango);
    CHUQING_FIND(pango_font_description_set_family, pango);
    CHUQING_FIND(pango_font_description_set_weight, pango);
    CHUQING_FIND(pango_font_description_set_absolute_size, pango);
    CHUQING_FIND(pango_font_description_free, pango);
    CHUQING_OPEN(gobject);
    CHUQING_FIND(g_object_unref, gobject);
#undef CHUQING_OPEN
#undef CHUQING_FIND
    return NULL;
}

#endif
