import CPangoCairo

/// fontconfig, cairo and pango, opened when a watermark is drawn and by nothing else.
struct DrawingLibrary {
  private let calls: chuqing_drawing

  /// Opens the libraries; from `folder` when one is given, else from the system's places.
  init(folder: String?) throws(WorkbookError) {
    var calls = chuqing_drawing()
    if let missing = chuqing_drawing_load(&calls, folder) {
      throw .watermark(.libraryMissing(name: String(cString: missing)))
    }
    self.calls = calls
  }

  /// A font family in which every character of the text can be drawn, Chinese sans-serif ones first; the system's own
  /// choice where no single family has all of them.
  ///
  /// - Throws: `.watermark(.charactersMissing)` with those that no installed font has: they would come out as boxes.
  func family(for text: String) throws(WorkbookError) -> String {
    guard calls.FcInit() != 0 else { throw .watermark(.libraryMissing(name: "fontconfig")) }
    let scalars = Set(text.unicodeScalars.filter { $0 != " " && $0 != "\n" })
    let families = families(with: scalars)
    if let preferred = Self.preferred.first(where: families.contains) { return preferred }
    if let first = families.sorted().first { return first }
    let missing = scalars.filter { self.families(with: [$0]).isEmpty }.sorted()
    guard missing.isEmpty else { throw .watermark(.charactersMissing(missing.map(Character.init))) }
    return "sans-serif"
  }

  /// 黑体 as Linux has them; then whatever is there, in order of name.
  private static let preferred = [
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "SimHei",
    "Microsoft YaHei", "Droid Sans Fallback", "AR PL UMing CN",
  ]

  /// The families of the fonts that have all of these characters.
  private func families(with scalars: Set<Unicode.Scalar>) -> Set<String> {
    let characters = calls.FcCharSetCreate()
    let pattern = calls.FcPatternCreate()
    let wanted = calls.FcObjectSetCreate()
    defer {
      calls.FcObjectSetDestroy(wanted)
      calls.FcPatternDestroy(pattern)
      calls.FcCharSetDestroy(characters)
    }
    for scalar in scalars { _ = calls.FcCharSetAddChar(characters, scalar.value) }
    _ = calls.FcPatternAddCharSet(pattern, "charset", characters)
    _ = calls.FcObjectSetAdd(wanted, "family")
    guard let found = calls.FcFontList(nil, pattern, wanted) else { return [] }
    defer { calls.FcFontSetDestroy(found) }
    var families: Set<String> = []
    for index in 0..<Int(found.pointee.count) {
      var name: UnsafeMutablePointer<UInt8>?
      // A font has its name in several languages.
      var position: Int32 = 0
      while calls.FcPatternGetString(found.pointee.fonts[index], "family", position, &name) == 0, let text = name {
        families.insert(String(cString: text))
        position += 1
      }
    }
    return families
  }

  /// Draws on a transparent picture of `width` × `height` units, `scale` pixels to a unit, and returns it as PNG.
  func picture(
    width: Int, height: Int, scale: Double, _ draw: (DrawingSurface) throws(WorkbookError) -> Void
  ) throws(WorkbookError) -> [UInt8] {
    let argb32: Int32 = 0
    let surface = calls.cairo_image_surface_create(argb32, Int32(Double(width) * scale), Int32(Double(height) * scale))
    defer { calls.cairo_surface_destroy(surface) }
    let context = calls.cairo_create(surface)
    defer { calls.cairo_destroy(context) }
    calls.cairo_scale(context, scale, scale)
    try draw(DrawingSurface(calls: calls, context: context))
    let status = calls.cairo_status(context)
    guard status == 0 else { throw .watermark(.notDrawn(status: Int(status))) }
    let bytes = PictureBytes()
    let written = calls.cairo_surface_write_to_png_stream(
      surface,
      { closure, bytes, count in
        guard let closure, let bytes else { return 1 }
        Unmanaged<PictureBytes>.fromOpaque(closure).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        return 0
      }, Unmanaged.passUnretained(bytes).toOpaque())
    guard written == 0, let png = PNGFile.withDensity(bytes.bytes, dotsPerInch: 96 * scale) else {
      throw .watermark(.notDrawn(status: Int(written)))
    }
    return png
  }
}

/// Collects what cairo writes. A class, because C hands a pointer through.
private final class PictureBytes {
  var bytes: [UInt8] = []
}

/// A picture being drawn; valid inside the closure of `DrawingLibrary.picture`.
struct DrawingSurface {
  let calls: chuqing_drawing
  let context: UnsafeMutableRawPointer?

  /// A line of text with its size in units.
  struct Line {
    let text: String
    let size: Double
    let isBold: Bool
  }

  /// Draws lines centred about a point, one below the other, turned by an angle; each shrinks to `width`.
  func draw(
    _ lines: [Line], family: String, x: Double, y: Double, degrees: Double, width: Double
  ) throws(WorkbookError) {
    var layouts: [(layout: UnsafeMutableRawPointer?, width: Double, height: Double)] = []
    defer { for item in layouts { calls.g_object_unref(item.layout) } }
    for line in lines {
      var made = try layout(line, family: family, size: line.size)
      if made.width > width {
        calls.g_object_unref(made.layout)
        made = try layout(line, family: family, size: line.size * width / made.width)
      }
      layouts.append(made)
    }
    calls.cairo_save(context)
    calls.cairo_translate(context, x, y)
    calls.cairo_rotate(context, -degrees * .pi / 180)
    var top = -layouts.reduce(0) { $0 + $1.height } / 2
    for item in layouts {
      calls.cairo_move_to(context, -item.width / 2, top)
      calls.pango_cairo_show_layout(context, item.layout)
      top += item.height
    }
    calls.cairo_restore(context)
  }

  /// The colour of what is drawn next; parts from 0 to 1.
  func setInk(red: Double, green: Double, blue: Double, alpha: Double) {
    calls.cairo_set_source_rgba(context, red, green, blue, alpha)
  }

  private func layout(
    _ line: Line, family: String, size: Double
  ) throws(WorkbookError) -> (layout: UnsafeMutableRawPointer?, width: Double, height: Double) {
    let unitsPerPoint = 1024.0
    let (bold, normal): (Int32, Int32) = (700, 400)
    let layout = calls.pango_cairo_create_layout(context)
    let font = calls.pango_font_description_new()
    defer { calls.pango_font_description_free(font) }
    calls.pango_font_description_set_family(font, family)
    calls.pango_font_description_set_weight(font, line.isBold ? bold : normal)
    calls.pango_font_description_set_absolute_size(font, size * unitsPerPoint)
    calls.pango_layout_set_font_description(layout, font)
    calls.pango_layout_set_text(layout, line.text, Int32(line.text.utf8.count))
    guard calls.pango_layout_get_unknown_glyphs_count(layout) == 0 else {
      calls.g_object_unref(layout)
      throw .watermark(.charactersMissing(Array(line.text)))
    }
    var (width, height): (Int32, Int32) = (0, 0)
    calls.pango_layout_get_pixel_size(layout, &width, &height)
    return (layout, Double(width), Double(height))
  }
}
